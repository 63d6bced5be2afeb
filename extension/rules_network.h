/*-------------------------------------------------------------------------
 *
 * rules_network.h
 *	  The table of the rules for networks; rules_network.c includes it as a
 *	  list.
 *
 * There is deliberately no #ifndef here.
 *
 * IDENTIFICATION
 *	  extension/rules_network.h
 *
 *-------------------------------------------------------------------------
 */

/* Joint Circular 16/2011/TTLT-BCT-BNV, on the provincial centres. */
#define TTLT16(level, article, ...) \
	{DATE(2011, 5, 20), NO_LAST, "TTLT 16/2011/TTLT-BCT-BNV, " article, level, {__VA_ARGS__}}

/* ---------- units ---------- */

{
	.code = "no_centre", .predicate = no_centre,
	.action = REVIEW,
	.title = {"Không có trung tâm khuyến công", "No centre"},
	.meaning = {"Tỉnh không có trung tâm khuyến công", "The province has no industrial promotion centre"},
	.numerator = {"Số trung tâm khuyến công", "Centres"},
	.remedy = {"Thành lập trung tâm thuộc Sở Công Thương, hoặc giao nhiệm vụ cho đơn vị sự nghiệp thay thế", "Set up a centre under the provincial department, or give its tasks to another public unit"},
	.message = {{"Tỉnh chưa có trung tâm khuyến công.", "The province has no industrial promotion centre."}},
	.facts = BIT(LEVEL) | BIT(CENTRE_COUNT), .event = AS_OF,
	.any = VERSIONS(ND45(SEVERE, "Điều 8.1", NO_PARAMETER), ND235(WARN, "Điều 8.1", NO_PARAMETER))
},
{
	.code = "deputies", .predicate = deputies,
	.action = REVIEW, .unit = COUNT,
	.title = {"Quá số phó giám đốc trung tâm", "Too many deputy directors"},
	.meaning = {"Trung tâm có nhiều phó giám đốc hơn số cho phép", "The centre has more deputy directors than allowed"},
	.numerator = {"Số phó giám đốc", "Deputy directors"},
	.remedy = {"Sắp xếp lại số phó giám đốc", "Bring their number down"},
	.message = {{"Trung tâm có {observed} phó giám đốc, tối đa là {expected}.", "Deputy directors of the centre: {observed}; at most {expected} are allowed."}},
	.facts = BIT(LEVEL) | BIT(DEPUTY_COUNT), .event = AS_OF,
	.any = VERSIONS(TTLT16(SEVERE, "Điều 4.1.a", {"deputies", COUNT, WHOLE(2)}))
},
{
	.code = "branch_deputies", .predicate = branch_deputies,
	.action = REVIEW, .unit = COUNT,
	.title = {"Quá số phó trưởng chi nhánh", "Too many deputies of branches"},
	.meaning = {"Có chi nhánh có nhiều phó trưởng hơn số cho phép", "A branch has more deputy heads than allowed"},
	.numerator = {"Số phó trưởng của chi nhánh có nhiều nhất", "Deputy heads of the branch that has most"},
	.remedy = {"Sắp xếp lại số phó trưởng chi nhánh", "Bring their number down"},
	.message = {{"Có chi nhánh có {observed} phó trưởng, mỗi chi nhánh tối đa là {expected}.", "Deputy heads of a branch: {observed}; at most {expected} a branch are allowed."}},
	.facts = BIT(LEVEL) | BIT(BRANCH_DEPUTY_COUNT), .event = AS_OF,
	.any = VERSIONS(TTLT16(SEVERE, "Điều 4.2.b", {"branch_deputies", COUNT, WHOLE(1)}))
},
{
	.code = "no_branch", .predicate = no_branch,
	.action = REVIEW,
	.title = {"Không có chi nhánh cấp huyện", "No branches in districts"},
	.meaning = {"Không có chi nhánh nào của trung tâm ở cấp huyện; cấp huyện chấm dứt từ 01/07/2025", "The centre has no branch at district level, which ended on 2025-07-01"},
	.numerator = {"Số chi nhánh", "Branches"},
	.remedy = {"Xem xét nhu cầu thành lập chi nhánh, mỗi chi nhánh có thể phụ trách nhiều huyện", "See whether branches are needed; one may serve several districts"},
	.message = {{"Trung tâm chưa có chi nhánh ở cấp huyện.", "The centre has no branches in districts."}},
	.facts = BIT(LEVEL) | BIT(BRANCH_COUNT), .event = AS_OF,
	.any = VERSIONS({DATE(2012, 7, 5), DATE(2025, 6, 30), "NĐ 45/2012/NĐ-CP, Điều 8.2 (theo yêu cầu nhiệm vụ, không bắt buộc)", ADVISORY, {NO_PARAMETER}})
},
{
	.code = "no_collaborator", .predicate = no_collaborator,
	.action = REVIEW,
	.title = {"Không có cộng tác viên cấp xã", "No collaborators in communes"},
	.meaning = {"Không có cộng tác viên khuyến công nào ở cấp xã", "There is no collaborator at commune level"},
	.numerator = {"Số cộng tác viên", "Collaborators"},
	.remedy = {"Xem xét nhu cầu lập mạng lưới cộng tác viên và mức thù lao", "See whether a network of collaborators is needed, and its pay"},
	.message = {{"Chưa có cộng tác viên khuyến công ở cấp xã.", "There are no collaborators in communes."}},
	.facts = BIT(LEVEL) | BIT(COLLABORATOR_COUNT), .event = AS_OF,
	.any = VERSIONS({DATE(2012, 7, 5), DATE(2025, 10, 14), "NĐ 45/2012/NĐ-CP, Điều 8.3 (theo yêu cầu nhiệm vụ, không bắt buộc)", ADVISORY, {NO_PARAMETER}},
					ND235(ADVISORY, "Điều 8.3", NO_PARAMETER))
},
{
	.code = "collaborators_above_limit", .predicate = collaborators_above_limit,
	.action = REVIEW, .unit = COUNT,
	.title = {"Quá số cộng tác viên", "Too many collaborators"},
	.meaning = {"Số cộng tác viên nhiều hơn mức mỗi xã của tỉnh nhân số xã", "There are more collaborators than the province's limit a commune times the communes"},
	.numerator = {"Số cộng tác viên", "Collaborators"},
	.remedy = {"Rà soát danh sách cộng tác viên theo mức của tỉnh", "Go through the list of collaborators by the province's limit"},
	.message = {{"Số cộng tác viên là {observed}, tối đa là {expected} ({collaborators_per_area} người mỗi đơn vị, {area_count} đơn vị).",
		"Collaborators: {observed}; at most {expected} are allowed, {collaborators_per_area} for each of {area_count} areas."}},
	.facts = BIT(COLLABORATOR_COUNT) | BIT(COLLABORATORS_PER_AREA) | BIT(AREA_COUNT), .event = AS_OF,
	.any = VERSIONS({NO_FIRST, NO_LAST, "Mức của cấp tỉnh; văn bản trung ương không quy định", WARN, {NO_PARAMETER}})
},

/* ---------- coverage ---------- */

{
	.code = "coverage_impossible", .predicate = coverage_impossible,
	.action = REVIEW, .unit = COUNT,
	.title = {"Số đơn vị được phủ nhiều hơn số đơn vị", "More areas covered than there are"},
	.meaning = {"Số đơn vị hành chính được phủ nhiều hơn số đơn vị hiện có", "More areas are covered than exist"},
	.numerator = {"Số đơn vị hành chính được phủ", "Areas covered"},
	.remedy = {"Đối chiếu danh sách đơn vị hành chính theo ngày hiệu lực (sáp nhập, chia tách)", "Compare the lists of areas by their days of validity (mergers, splits)"},
	.message = {{"Số đơn vị được phủ là {covered_count}, nhiều hơn {area_count} đơn vị hiện có.", "Areas covered: {covered_count}, more than the {area_count} that exist."}},
	.facts = BIT(COVERED_COUNT) | BIT(AREA_COUNT), .event = AS_OF,
	.any = ARITHMETIC(SEVERE, NO_PARAMETER)
},
{
	.code = "coverage_low", .predicate = coverage_low,
	.action = REVIEW, .unit = SHARE,
	.title = {"Độ phủ mạng lưới thấp hơn chỉ tiêu", "Coverage below its target"},
	.meaning = {"Tỷ lệ đơn vị hành chính có chi nhánh hoặc cộng tác viên thấp hơn chỉ tiêu", "Fewer areas have a branch or collaborator than the target says"},
	.numerator = {"Số đơn vị hành chính được phủ", "Areas covered"},
	.denominator = {"Số đơn vị hành chính hiện có vào ngày đó", "Areas that exist on the day"},
	.remedy = {"Bổ sung chi nhánh, cộng tác viên ở nơi chưa có", "Add branches and collaborators where there are none"},
	.message = {{"Mạng lưới phủ {covered_count}/{area_count} đơn vị, đạt {observed}, thấp hơn chỉ tiêu {expected}.",
		"The network covers {covered_count} of {area_count} areas, {observed}, below the target of {expected}."}},
	.facts = BIT(COVERED_COUNT) | BIT(AREA_COUNT) | BIT(COVERAGE_TARGET), .event = AS_OF,
	.any = VERSIONS({NO_FIRST, NO_LAST, "Chỉ tiêu của tỉnh, không phải quy định của pháp luật", WARN, {NO_PARAMETER}})
},
