/*-------------------------------------------------------------------------
 *
 * rules_project.h
 *	  The table of the rules for projects; project.c includes it as a list.
 *
 * Everything that is said of a rule is said here: check_project(),
 * project_action(), rules(), the reference and the tests take it from here.
 * The law behind them is in rules_law.h.
 *
 * There is deliberately no #ifndef here.
 *
 * IDENTIFICATION
 *	  extension/rules_project.h
 *
 *-------------------------------------------------------------------------
 */

#define GROWTH_LEVELS(name, warning, breach) \
	{name "_warning", RATIO, PERCENT(warning)}, {name "_breach", RATIO, PERCENT(breach)}

/* ---------- stop ---------- */

{
	.code = "violation", .predicate = violation,
	.action = STOP, .decider = MINISTER,
	.title = {"Có sai phạm", "Violation"},
	.meaning = {"Có sai phạm trong quá trình tổ chức thực hiện đề án",
		"There is a violation in carrying out the project"},
	.remedy = {"Lập biên bản, trình cấp có thẩm quyền quyết định ngừng thực hiện và thu hồi kinh phí",
		"Put the facts on record, submit the project for a decision to stop it, and recover the money"},
	.message = {{"Đề án có sai phạm trong quá trình tổ chức thực hiện; phải trình xem xét ngừng thực hiện.",
		"There is a violation in carrying out the project; stopping it must be put up for decision."}},
	.facts = BIT(VIOLATION), .event = AS_OF,
	.national = VERSIONS(TT36(CRITICAL, "Điều 11.3", NO_PARAMETER)),
	.local = VERSIONS(PROVINCE(CRITICAL, NO_PARAMETER))
},
{
	.code = "beneficiary_lost", .predicate = beneficiary_lost,
	.action = STOP, .decider = MINISTER,
	.title = {"Mất đơn vị thụ hưởng", "Beneficiary lost"},
	.meaning = {"Đơn vị thụ hưởng xin rút, giải thể hoặc không còn đủ điều kiện khi đề án chưa được nghiệm thu",
		"The beneficiary has withdrawn, is dissolved or no longer eligible, and the project is not accepted"},
	.remedy = {"Trình ngừng thực hiện, hoặc đề nghị thay đơn vị thụ hưởng khác đủ điều kiện",
		"Submit the project to be stopped, or request another beneficiary that is eligible"},
	.message = {{"Đơn vị thụ hưởng {beneficiary_status}; phải trình xem xét ngừng thực hiện đề án.",
		"The beneficiary {beneficiary_status}; stopping the project must be put up for decision."}},
	.facts = BIT(BENEFICIARY_STATUS) | EVENT(ACCEPTED_ON), .event = AS_OF,
	.national = VERSIONS(TT36(CRITICAL, "Điều 11.2.a và Điều 11.3", NO_PARAMETER)),
	.local = VERSIONS(PROVINCE(CRITICAL, NO_PARAMETER))
},
{
	.code = "no_volume", .predicate = no_volume,
	.action = STOP, .decider = MINISTER, .unit = DONG,
	.title = {"Không có khối lượng, còn dư tạm ứng", "No volume, advance outstanding"},
	.meaning = {"Hết thời hạn hoặc mất đơn vị thụ hưởng mà không có khối lượng thực hiện, trong khi tạm ứng chưa được hoàn trả",
		"No work is done when the time has run out or the beneficiary is lost, and an advance is not returned"},
	.remedy = {"Thu hồi số tạm ứng còn lại và trình ngừng thực hiện",
		"Recover the advance that is left and submit the project to be stopped"},
	.message = {{"Đề án không có khối lượng thực hiện mà còn {observed} tạm ứng chưa hoàn trả; phải ngừng thực hiện và thu hồi.",
		"No work has been done and {observed} of advances have not been returned; the project must be stopped and the money recovered."}},
	.facts = BIT(ADVANCED) | BIT(RECOVERED) | BIT(PROGRESS) | BIT(ENDS_ON) | BIT(BENEFICIARY_STATUS) | EVENT(ACCEPTED_ON), .event = AS_OF,
	.national = VERSIONS(TT36(CRITICAL, "Điều 11.3 và Điều 12.6", NO_PARAMETER)),
	.local = VERSIONS(PROVINCE(CRITICAL, NO_PARAMETER))
},

/* ---------- extend ---------- */

{
	.code = "extension_needed", .predicate = extension_needed,
	.action = EXTEND, .decider = MINISTER, .unit = DAYS,
	.title = {"Cần gia hạn sang năm sau", "Extension into the next year"},
	.meaning = {"Theo dự báo, hoặc vì vẫn đang thực hiện, đề án không kết thúc trước ngày 31/12 của năm kế hoạch hay năm được duyệt sau đó",
		"By forecast or because it goes on, the project will not end by 31 December of the plan year, or of a later year of its approved end"},
	.remedy = {"Gửi văn bản đề nghị gia hạn, nêu rõ lý do, có xác nhận của Sở Công Thương, trước khi hết năm",
		"Request an extension in writing with its reason, confirmed by the provincial department, before the year ends"},
	.message = {{"Đề án sẽ kết thúc sau ngày 31/12 của năm được duyệt {observed} ngày; phải đề nghị gia hạn sang năm sau.",
		"The project will end {observed} days after 31 December of its approved year; an extension into the next year must be requested."}},
	.facts = BIT(PLAN_YEAR) | BIT(ENDS_ON) | BIT(FORECAST_ENDS_ON) | EVENT(ACCEPTED_ON), .event = AS_OF,
	.national = VERSIONS(TT36(SEVERE, "Điều 11.2.a", NO_PARAMETER)),
	.local = VERSIONS(PROVINCE(SEVERE, NO_PARAMETER))
},
{
	.code = "extension_requested", .predicate = extension_requested,
	.action = EXTEND, .decider = MINISTER, .unit = DAYS,
	.title = {"Đề nghị gia hạn sang năm sau", "Extension requested"},
	.meaning = {"Thời hạn đề nghị thuộc năm sau năm được duyệt",
		"The end requested is in a later year than the approved one"},
	.remedy = {"Trình cấp có thẩm quyền quyết định gia hạn hoặc không gia hạn",
		"Submit the request for a decision to extend or not"},
	.message = {{"Đề nghị gia hạn thời gian thực hiện từ ngày {ends_on} đến ngày {requested_ends_on}, sang năm sau.",
		"An extension from {ends_on} to {requested_ends_on}, into a later year, is requested."}},
	.facts = BIT(REQUESTED_ENDS_ON) | BIT(ENDS_ON) | BIT(CHANGE_REQUESTED), .event = AS_OF,
	.national = VERSIONS(TT36(WARN, "Điều 11.2.a", NO_PARAMETER)),
	.local = VERSIONS(PROVINCE(WARN, NO_PARAMETER))
},

/* ---------- adjust ---------- */

{
	.code = "support_up", .predicate = support_up,
	.action = ADJUST, .decider = MINISTER, .unit = DONG,
	.title = {"Đề nghị tăng kinh phí hỗ trợ", "More support requested"},
	.meaning = {"Kinh phí hỗ trợ đề nghị cao hơn mức được duyệt",
		"The support requested is above the support approved"},
	.remedy = {"Trình quyết định tăng mức hỗ trợ, kèm lý do và dự toán; chưa được duyệt thì giữ mức cũ",
		"Submit the increase with its reason and estimate; until it is approved the old amount stands"},
	.message = {{"Kinh phí hỗ trợ đề nghị là {requested_support}, tăng {difference} so với mức được duyệt {approved_support}.",
		"The support requested is {requested_support}, {difference} more than the {approved_support} approved."}},
	.facts = BIT(REQUESTED_SUPPORT) | BIT(APPROVED_SUPPORT) | BIT(CHANGE_REQUESTED), .event = AS_OF,
	.national = VERSIONS(TT36(WARN, "Điều 11.2.a", NO_PARAMETER)),
	.local = VERSIONS(PROVINCE(WARN, NO_PARAMETER))
},
{
	.code = "content_changed", .predicate = content_changed,
	.action = ADJUST, .decider = MINISTER,
	.title = {"Thay đổi nội dung", "Content changed"},
	.meaning = {"Nội dung hoạt động khuyến công sẽ thay đổi",
		"The content of the activity is to be changed"},
	.remedy = {"Trình quyết định điều chỉnh nội dung trước khi thực hiện phần thay đổi",
		"Submit the change for a decision before anything of it is carried out"},
	.message = {{"Đề án cần điều chỉnh vì thay đổi nội dung hoạt động khuyến công.",
		"The project needs an adjustment: the content of its activity changes."}},
	.facts = BIT(CONTENT_CHANGED), .event = AS_OF,
	.national = VERSIONS(TT36(WARN, "Điều 11.2.a", NO_PARAMETER)),
	.local = VERSIONS(PROVINCE(WARN, NO_PARAMETER))
},
{
	.code = "place_changed", .predicate = place_changed,
	.action = ADJUST, .decider = DEPARTMENT_OR_PROVINCE,
	.title = {"Thay đổi địa điểm", "Place changed"},
	.meaning = {"Địa điểm thực hiện sẽ thay đổi",
		"The place is to be changed"},
	.remedy = {"Gửi đề nghị thay đổi địa điểm, nêu rõ lý do, đến cấp quyết định",
		"Send the request for another place, with its reason, to whoever decides"},
	.message = {{"Đề án cần điều chỉnh vì thay đổi địa điểm thực hiện.",
		"The project needs an adjustment: its place changes."}},
	.facts = BIT(PLACE_CHANGED), .event = AS_OF,
	.national = VERSIONS(TT36(WARN, "Điều 11.2.b và Điều 11.4", NO_PARAMETER)),
	.local = VERSIONS(PROVINCE(WARN, NO_PARAMETER))
},
{
	.code = "beneficiary_changed", .predicate = beneficiary_changed,
	.action = ADJUST, .decider = DEPARTMENT_OR_PROVINCE,
	.title = {"Thay đổi đơn vị thụ hưởng", "Beneficiary changed"},
	.meaning = {"Đơn vị thụ hưởng sẽ thay đổi",
		"The beneficiary is to be changed"},
	.remedy = {"Gửi đề nghị thay đổi kèm hồ sơ chứng minh đơn vị mới đủ điều kiện",
		"Send the request with papers which show that the new beneficiary is eligible"},
	.message = {{"Đề án cần điều chỉnh vì thay đổi đơn vị thụ hưởng.",
		"The project needs an adjustment: its beneficiary changes."}},
	.facts = BIT(BENEFICIARY_CHANGED), .event = AS_OF,
	.national = VERSIONS(TT36(WARN, "Điều 11.2.b và Điều 11.4", NO_PARAMETER)),
	.local = VERSIONS(PROVINCE(WARN, NO_PARAMETER))
},
{
	.code = "partner_changed", .predicate = partner_changed,
	.action = ADJUST, .decider = DEPARTMENT_OR_PROVINCE,
	.title = {"Thay đổi đơn vị phối hợp", "Partner changed"},
	.meaning = {"Đơn vị phối hợp sẽ thay đổi",
		"The partner unit is to be changed"},
	.remedy = {"Gửi đề nghị thay đổi đơn vị phối hợp, nêu rõ lý do",
		"Send the request for another partner, with its reason"},
	.message = {{"Đề án cần điều chỉnh vì thay đổi đơn vị phối hợp.",
		"The project needs an adjustment: its partner unit changes."}},
	.facts = BIT(PARTNER_CHANGED), .event = AS_OF,
	.national = VERSIONS(TT36(WARN, "Điều 11.2.b và Điều 11.4", NO_PARAMETER)),
	.local = VERSIONS(PROVINCE(WARN, NO_PARAMETER))
},
{
	.code = "end_passed", .predicate = end_passed,
	.action = ADJUST, .decider = DEPARTMENT, .unit = DAYS,
	.title = {"Hết thời hạn chưa nghiệm thu", "End passed, not accepted"},
	.meaning = {"Thời hạn được duyệt đã hết mà đề án chưa được nghiệm thu; nếu đã sang năm sau thì phải gia hạn (extension_needed)",
		"The approved end has passed and the project is not accepted; past the year, extension_needed fails as well"},
	.remedy = {"Nghiệm thu ngay nếu đã hoàn thành; chưa hoàn thành thì đề nghị điều chỉnh thời gian",
		"Accept the project if it is complete; if not, request another end"},
	.message = {{"Thời hạn thực hiện đã hết ngày {ends_on}; đến ngày {as_of}, quá hạn {observed} ngày, đề án chưa được nghiệm thu cơ sở.",
		"The approved time ended on {ends_on}; by {as_of}, {observed} days later, the project has not been accepted."}},
	.facts = BIT(ENDS_ON) | EVENT(ACCEPTED_ON), .event = AS_OF,
	.national = VERSIONS(TT36(SEVERE, "Điều 11.2.b", NO_PARAMETER)),
	.local = VERSIONS(PROVINCE(SEVERE, NO_PARAMETER))
},
{
	.code = "forecast_past_end", .predicate = forecast_past_end,
	.action = ADJUST, .decider = DEPARTMENT, .unit = DAYS,
	.title = {"Dự kiến hoàn thành sau thời hạn", "Forecast past the end"},
	.meaning = {"Ngày dự kiến hoàn thành sau thời hạn được duyệt; nếu sang năm sau thì phải gia hạn (extension_needed)",
		"The end now forecast is after the approved one; past the year, extension_needed fails as well"},
	.remedy = {"Đẩy nhanh tiến độ hoặc đề nghị điều chỉnh thời gian trước khi hết hạn",
		"Speed the work up, or request another end before the approved one passes"},
	.message = {{"Đề án dự kiến hoàn thành ngày {forecast_ends_on}, chậm {observed} ngày so với thời hạn được duyệt {ends_on}.",
		"The project is forecast to end on {forecast_ends_on}, {observed} days after the approved end of {ends_on}."}},
	.facts = BIT(FORECAST_ENDS_ON) | BIT(ENDS_ON) | EVENT(ACCEPTED_ON), .event = AS_OF,
	.national = VERSIONS(TT36(WARN, "Điều 11.2.b", NO_PARAMETER)),
	.local = VERSIONS(PROVINCE(WARN, NO_PARAMETER))
},
{
	.code = "time_changed", .predicate = time_changed,
	.action = ADJUST, .decider = DEPARTMENT, .unit = DAYS,
	.title = {"Thay đổi thời gian trong năm", "Time changed within the year"},
	.meaning = {"Đề nghị một thời hạn khác không thuộc năm sau năm được duyệt",
		"Another end is requested that is not in a later year than the approved one"},
	.remedy = {"Trình quyết định điều chỉnh thời gian trong năm",
		"Submit the change of time within the year for a decision"},
	.message = {{"Đề nghị đổi thời hạn thực hiện từ {ends_on} thành {requested_ends_on}, không chuyển sang năm sau.",
		"The end is requested to be {requested_ends_on} instead of {ends_on}, not in the next year."}},
	.facts = BIT(REQUESTED_ENDS_ON) | BIT(ENDS_ON) | BIT(CHANGE_REQUESTED), .event = AS_OF,
	.national = VERSIONS(TT36(WARN, "Điều 11.2.b", NO_PARAMETER)),
	.local = VERSIONS(PROVINCE(WARN, NO_PARAMETER))
},
{
	.code = "support_down", .predicate = support_down,
	.action = ADJUST, .decider = DEPARTMENT, .unit = DONG,
	.title = {"Đề nghị giảm hoặc giữ nguyên kinh phí hỗ trợ", "Less or the same support requested"},
	.meaning = {"Kinh phí hỗ trợ đề nghị bằng hoặc thấp hơn mức được duyệt",
		"The support requested is the support approved or less"},
	.remedy = {"Quyết định điều chỉnh hoặc ký phụ lục hợp đồng",
		"Decide on the adjustment or amend the contract"},
	.message = {{"Kinh phí hỗ trợ đề nghị là {requested_support}, thấp hơn mức được duyệt {approved_support}.",
		"The support requested is {requested_support}, less than the {approved_support} approved."},
		{"Đề nghị điều chỉnh không làm thay đổi tổng mức hỗ trợ {approved_support}.",
		"The adjustment requested leaves the total support of {approved_support} as it is."}},
	.facts = BIT(REQUESTED_SUPPORT) | BIT(APPROVED_SUPPORT) | BIT(CHANGE_REQUESTED), .event = AS_OF,
	.national = VERSIONS(TT36(ADVISORY, "Điều 11.2.b", NO_PARAMETER)),
	.local = VERSIONS(PROVINCE(ADVISORY, NO_PARAMETER))
},

/* ---------- supplement ---------- */

{
	.code = "not_in_plan", .predicate = not_in_plan,
	.action = SUPPLEMENT, .decider = MINISTER, .unit = DONG,
	.title = {"Chi ngoài kế hoạch", "Spending outside the plan"},
	.meaning = {"Đã tạm ứng hoặc chi cho đề án không có trong kế hoạch được duyệt",
		"Money was advanced or paid for a project that is not in the approved plan"},
	.remedy = {"Dừng chi và trình bổ sung đề án vào kế hoạch; không được duyệt thì thu hồi",
		"Stop paying and submit the project for addition to the plan; if it is refused, recover the money"},
	.message = {{"Đề án không có trong kế hoạch được duyệt nhưng đã được cấp {observed}; phải đề nghị bổ sung.",
		"The project is not in the approved plan but {observed} has been spent on it; its addition to the plan must be requested."}},
	.facts = BIT(IN_PLAN) | BIT(ADVANCED) | BIT(PAID), .event = AS_OF,
	.national = VERSIONS(TT36(SEVERE, "Điều 11.2.a", NO_PARAMETER)),
	.local = VERSIONS(PROVINCE(SEVERE, NO_PARAMETER))
},

/* ---------- review: money ---------- */

{
	.code = "second_budget", .predicate = second_budget,
	.action = REVIEW, .decider = DEPARTMENT,
	.title = {"Trùng nguồn ngân sách", "Second budget for the same item"},
	.meaning = {"Nguồn kinh phí khác của Nhà nước đã hỗ trợ cùng một nội dung chi",
		"Other state money was granted for the same cost item"},
	.remedy = {"Đối chiếu các nguồn và giảm trừ phần trùng, hoặc thu hồi",
		"Compare the sources and take off, or recover, what is paid twice"},
	.message = {{"Cùng một nội dung chi của đề án đã được hỗ trợ từ nguồn kinh phí khác của Nhà nước.",
		"The same cost item has been supported by other state money."}},
	.facts = BIT(OTHER_STATE_SUPPORT), .event = AS_OF,
	.any = VERSIONS(TTLT26(SEVERE, "Điều 7.4", NO_PARAMETER),
					AFTER_TTLT26(WARN, "Điều 7.4", NO_PARAMETER))
},
{
	.code = "counterpart_missing", .predicate = counterpart_missing,
	.action = REVIEW, .decider = DEPARTMENT, .unit = DONG,
	.title = {"Thiếu vốn đối ứng", "Counterpart missing"},
	.meaning = {"Vốn đối ứng cam kết, và cả số đã góp, thấp hơn phần chi phí ngoài kinh phí hỗ trợ",
		"Less counterpart is committed, and not more is paid, than the cost without the support"},
	.remedy = {"Yêu cầu cam kết đủ vốn đối ứng, hoặc giảm quy mô đề án",
		"Ask for a commitment to all of the counterpart, or make the project smaller"},
	.message = {{"Vốn đối ứng cam kết là {counterpart_committed}, thấp hơn phần {expected} phải đầu tư ngoài kinh phí hỗ trợ.",
		"The counterpart committed is {counterpart_committed}, less than the {expected} to be invested besides the support."}},
	.facts = BIT(TOTAL_COST) | BIT(APPROVED_SUPPORT) | BIT(COUNTERPART_COMMITTED) | BIT(COUNTERPART_PAID), .event = AS_OF,
	.any = VERSIONS(TTLT26(SEVERE, "Điều 7.3", NO_PARAMETER),
					AFTER_TTLT26(WARN, "Điều 7.3", NO_PARAMETER))
},
{
	.code = "counterpart_late", .predicate = counterpart_late,
	.action = REVIEW, .decider = DEPARTMENT, .unit = DONG,
	.title = {"Chậm góp vốn đối ứng", "Counterpart late"},
	.meaning = {"Quá thời hạn được duyệt nhiều hơn số ngày cho phép mà vốn đối ứng cam kết chưa góp đủ",
		"The approved end has passed by more than the days allowed and not all of the committed counterpart is paid"},
	.remedy = {"Đôn đốc góp đủ vốn đối ứng trước khi nghiệm thu",
		"Press for the rest of the counterpart before acceptance"},
	.message = {{"Thời hạn thực hiện đã hết ngày {ends_on} nhưng vốn đối ứng mới góp {counterpart_paid} trong số {counterpart_committed} cam kết.",
		"The approved time ended on {ends_on} but only {counterpart_paid} of the {counterpart_committed} of counterpart committed has been paid."}},
	.facts = BIT(ENDS_ON) | BIT(AS_OF) | BIT(COUNTERPART_COMMITTED) | BIT(COUNTERPART_PAID), .event = AS_OF,
	.any = MANAGEMENT(WARN, {"counterpart_days", DAYS, WHOLE(0)})
},
{
	.code = "advance_early", .predicate = advance_early,
	.action = REVIEW, .decider = DEPARTMENT, .unit = SHARE,
	.title = {"Tạm ứng trước tiến độ", "Advance before its threshold"},
	.meaning = {"Tạm ứng trước nghiệm thu khi khối lượng mà nội dung đòi hỏi chưa đạt, hoặc khi nội dung đòi hỏi phải nghiệm thu trước",
		"Money is advanced before acceptance although the work that the content needs is not done, or acceptance itself is needed"},
	.numerator = {"Giá trị đã thực hiện (hoặc tỷ lệ khối lượng được nghiệm thu)", "Value of the work done (or the accepted share of the volume)"},
	.denominator = {"Tổng kinh phí đề án (hoặc khối lượng được hỗ trợ)", "Total cost of the project (or the supported volume)"},
	.remedy = {"Kiểm tra khối lượng thực tế; chưa đạt thì thu hồi tạm ứng",
		"Check the work on site; if it falls short, recover the advance"},
	.message = {{"Đã tạm ứng {advanced} khi khối lượng thực hiện mới đạt {observed}; chỉ được tạm ứng khi đạt trên {expected}.",
		"{advanced} has been advanced when {observed} of the work is done; an advance needs more than {expected}."},
		{"Đã tạm ứng {advanced} khi chưa nghiệm thu cơ sở; đề án hỗ trợ thành lập doanh nghiệp chỉ được tạm ứng sau nghiệm thu.",
		"{advanced} has been advanced before acceptance; support for a new enterprise is advanced only after it."}},
	.facts = BIT(ADVANCED) | BIT(CONTENT_CODE) | BIT(PROGRESS) | BIT(INVESTED) | BIT(TOTAL_COST) | EVENT(ACCEPTED_ON), .event = ADVANCED_ON,
	.national = VERSIONS(TT36(SEVERE, "Điều 13", {"infrastructure_work", SHARE, PERCENT(50)}, {"equipment_work", SHARE, PERCENT(70)}))
},
{
	.code = "advance_above_ratio", .predicate = advance_above_ratio,
	.action = REVIEW, .decider = DEPARTMENT, .unit = SHARE,
	.title = {"Tạm ứng vượt tỷ lệ", "Advance above its ratio"},
	.meaning = {"Trước nghiệm thu, số tạm ứng chưa hoàn trả vượt tỷ lệ mà nội dung cho phép",
		"Before acceptance more of the support is advanced and not returned than the content allows"},
	.numerator = {"Số đã tạm ứng trừ số đã thu hồi", "Advances less what was returned"},
	.denominator = {"Kinh phí hỗ trợ được duyệt", "Support approved"},
	.remedy = {"Thu hồi phần tạm ứng vượt tỷ lệ",
		"Recover what is advanced above the ratio"},
	.message = {{"Trước nghiệm thu cơ sở, số tạm ứng bằng {observed} kinh phí hỗ trợ {approved_support}, vượt tỷ lệ {expected}.",
		"Before acceptance {observed} of the support of {approved_support} is advanced, above the ratio of {expected}."}},
	.facts = BIT(ADVANCED) | BIT(RECOVERED) | BIT(APPROVED_SUPPORT) | BIT(CONTENT_CODE) | BIT(IS_MULTI_YEAR) | BIT(STARTS_ON) | BIT(ORIGINAL_ENDS_ON) | EVENT(ACCEPTED_ON), .event = ADVANCED_ON,
	.national = VERSIONS(TT36(SEVERE, "Điều 13 và Điều 14", {"advance_ratio", SHARE, PERCENT(70)}, {"infrastructure_ratio", SHARE, PERCENT(30)})),
	.local = VERSIONS(TTLT26(SEVERE, "Điều 8.2.b", {"advance_ratio", SHARE, PERCENT(70)}),
					  AFTER_TTLT26(WARN, "Điều 8.2.b", {"advance_ratio", SHARE, PERCENT(70)}))
},

/* ---------- review: deadlines and events ---------- */

{
	.code = "force_majeure", .predicate = force_majeure,
	.action = REVIEW, .decider = DEPARTMENT,
	.title = {"Bất khả kháng", "Force majeure"},
	.meaning = {"Đề án không thể hoàn thành vì bất khả kháng và chưa quyết toán",
		"The project cannot be completed because of force majeure, and is not settled"},
	.remedy = {"Lập giải trình và biên bản nghiệm thu phần đã làm để quyết toán theo khối lượng",
		"Explain, accept what was done and settle by volume"},
	.message = {{"Đề án không hoàn thành được vì lý do bất khả kháng; xem xét quyết toán theo khối lượng công việc đã thực hiện.",
		"The project cannot be completed because of force majeure; it is to be settled by the volume of work done."}},
	.facts = BIT(FORCE_MAJEURE) | EVENT(SETTLED_ON), .event = AS_OF,
	.national = VERSIONS(TT36(SEVERE, "Điều 18.4", NO_PARAMETER)),
	.local = VERSIONS(PROVINCE(SEVERE, NO_PARAMETER))
},
{
	.code = "settlement_late", .predicate = settlement_late,
	.action = REVIEW, .decider = DEPARTMENT, .unit = DAYS,
	.title = {"Chậm lập hồ sơ quyết toán", "Settlement late"},
	.meaning = {"Quá số ngày cho phép sau lần nghiệm thu cuối, hồ sơ quyết toán chưa hoàn thành hoặc đã hoàn thành muộn",
		"The settlement dossier was not, or is not yet, complete the days allowed after the last acceptance"},
	.remedy = {"Hoàn thành hồ sơ quyết toán ngay",
		"Complete the settlement dossier now"},
	.message = {{"Đề án được nghiệm thu cơ sở ngày {accepted_on}; hồ sơ quyết toán phải hoàn thành chậm nhất ngày {act_by}, đến ngày {as_of} đã chậm {difference} ngày.",
		"The project was accepted on {accepted_on}; its settlement dossier was due by {act_by} and by {as_of} is {difference} days late."},
		{"Hồ sơ quyết toán hoàn thành ngày {settled_on}, chậm {difference} ngày so với hạn cuối {act_by}.",
		"The settlement dossier was completed on {settled_on}, {difference} days after it was due by {act_by}."}},
	.facts = BIT(ACCEPTED_ON) | EVENT(ACCEPTED_ON) | EVENT(SETTLED_ON), .event = ACCEPTED_ON,
	.national = VERSIONS(TT36(WARN, "Điều 18.1", {"settlement_days", DAYS, WHOLE(15)}))
},
{
	.code = "liquidation_late", .predicate = liquidation_late,
	.action = REVIEW, .decider = DEPARTMENT, .unit = DAYS,
	.title = {"Chậm thanh lý hợp đồng", "Liquidation late"},
	.meaning = {"Hợp đồng chưa được thanh lý, hoặc được thanh lý muộn, sau ngày 22/01 của năm liền sau năm được duyệt",
		"The contract was not, or is not yet, liquidated by 22 January after the year the project is approved for"},
	.remedy = {"Thanh lý hợp đồng ngay",
		"Liquidate the contract now"},
	.message = {{"Hợp đồng phải được thanh lý chậm nhất ngày {act_by}; đến ngày {as_of} đã chậm {difference} ngày.",
		"The contract had to be liquidated by {act_by}; by {as_of} that is {difference} days late."},
		{"Hợp đồng được thanh lý ngày {liquidated_on}, chậm {difference} ngày so với hạn cuối {act_by}.",
		"The contract was liquidated on {liquidated_on}, {difference} days after it was due by {act_by}."}},
	.facts = BIT(PLAN_YEAR) | BIT(ENDS_ON) | EVENT(LIQUIDATED_ON), .event = AS_OF,
	.national = VERSIONS(TT36(WARN, "Điều 18.2", NO_PARAMETER))
},
{
	.code = "report_missing", .predicate = report_missing,
	.action = REVIEW, .decider = DEPARTMENT, .unit = DAYS,
	.title = {"Thiếu báo cáo tháng", "Monthly report missing"},
	.meaning = {"Đề án đang thực hiện không có báo cáo tiến độ cho tháng gần nhất đã qua ngày 25",
		"Of a project under way no progress report came for the last month of which the 25th has come"},
	.remedy = {"Yêu cầu đơn vị thực hiện gửi báo cáo tiến độ",
		"Ask the executing unit for its progress report"},
	.message = {{"Báo cáo tiến độ tháng phải gửi trước ngày 25, chậm nhất ngày {act_by}; đến ngày {as_of} chưa có, đã chậm {difference} ngày.",
		"The monthly progress report was due before the 25th, by {act_by}; by {as_of} it is {difference} days late."}},
	.facts = EVENT(STARTED_ON) | EVENT(ACCEPTED_ON) | EVENT(PROGRESS_ON), .event = AS_OF,
	.national = VERSIONS(TT36(WARN, "Điều 23, trách nhiệm tổng hợp báo cáo, điểm a", NO_PARAMETER))
},

/* ---------- review: management ---------- */

{
	.code = "not_started", .predicate = not_started,
	.action = REVIEW, .decider = DEPARTMENT, .unit = DAYS,
	.title = {"Chậm triển khai", "Not started in time"},
	.meaning = {"Quá ngày dự kiến bắt đầu nhiều hơn số ngày cho phép mà đề án chưa triển khai",
		"The planned start has passed by more than the days allowed and the project has not started"},
	.remedy = {"Làm rõ nguyên nhân; triển khai ngay hoặc đề nghị điều chỉnh",
		"Find out why; start now or request an adjustment"},
	.message = {{"Đề án phải triển khai từ ngày {starts_on}; đến ngày {as_of}, sau {observed} ngày, vẫn chưa bắt đầu (cho phép {expected} ngày).",
		"The project was to start on {starts_on}; by {as_of}, {observed} days later, it has not started ({expected} days are allowed)."}},
	.facts = BIT(STARTS_ON) | EVENT(STARTED_ON) | EVENT(ACCEPTED_ON), .event = AS_OF,
	.any = MANAGEMENT(WARN, {"start_days", DAYS, WHOLE(30)})
},
{
	.code = "progress_stalled", .predicate = progress_stalled,
	.action = REVIEW, .decider = DEPARTMENT, .unit = SHARE,
	.title = {"Tiến độ không tăng", "Progress stalled"},
	.meaning = {"Giữa hai báo cáo gần nhất, tiến độ của đề án đang thực hiện không tăng quá mức tối thiểu",
		"Between the last two reports the progress of a project under way did not rise by more than the share allowed"},
	.numerator = {"Tiến độ kỳ này trừ tiến độ kỳ trước", "Progress of this report less that of the one before"},
	.denominator = {"Khối lượng được hỗ trợ", "Supported volume"},
	.remedy = {"Kiểm tra tại cơ sở và thống nhất lại tiến độ",
		"Visit the establishment and agree on a new schedule"},
	.message = {{"Khối lượng được nghiệm thu là {progress}, kỳ báo cáo trước là {previous_progress}: tăng {observed}, không quá {expected}.",
		"The accepted volume is {progress}, in the report before it was {previous_progress}: a rise of {observed}, not more than {expected}."}},
	.facts = BIT(PROGRESS) | BIT(PREVIOUS_PROGRESS) | EVENT(STARTED_ON) | EVENT(ACCEPTED_ON), .event = AS_OF,
	.any = MANAGEMENT(WARN, {"progress_rise", SHARE, PERCENT(0)})
},
{
	.code = "serial_extension", .predicate = serial_extension,
	.action = REVIEW, .decider = DEPARTMENT, .unit = COUNT,
	.title = {"Gia hạn nhiều lần", "Serial extension"},
	.meaning = {"Đề án đã được gia hạn bằng hoặc quá số lần giới hạn",
		"The project has been extended as often as the limit, or more often"},
	.numerator = {"Số lần đã gia hạn", "Extensions so far"},
	.remedy = {"Xem lại tính khả thi trước khi gia hạn thêm",
		"Look at feasibility again before another extension"},
	.message = {{"Đề án đã được gia hạn {observed} lần, từ ngưỡng {expected} lần trở lên.",
		"Extensions of the project: {observed}, at or above the limit of {expected}."}},
	.facts = BIT(EXTENSION_COUNT), .event = AS_OF,
	.any = MANAGEMENT(ADVISORY, {"extension_limit", COUNT, WHOLE(2)})
},
{
	.code = "cost_growth", .predicate = cost_growth,
	.action = REVIEW, .decider = DEPARTMENT, .unit = RATIO,
	.title = {"Chi phí vượt mức được duyệt", "Cost growth"},
	.meaning = {"Chi phí dự kiến cao hơn tổng kinh phí được duyệt hiện nay tới mức cảnh báo, hoặc mức vi phạm",
		"The cost now forecast is above the cost now approved by the level of a warning or, as an error, of a breach"},
	.numerator = {"Chi phí dự kiến trừ tổng kinh phí được duyệt", "Cost forecast less cost approved"},
	.denominator = {"Tổng kinh phí được duyệt", "Cost approved"},
	.remedy = {"Giải trình phần tăng; đề nghị điều chỉnh hoặc giảm quy mô",
		"Explain the increase; request an adjustment or make the project smaller"},
	.message = {{"Chi phí dự kiến {forecast_cost} tăng {observed} so với tổng kinh phí được duyệt {total_cost}, từ ngưỡng {expected} trở lên.",
		"The forecast cost of {forecast_cost} is {observed} above the approved cost of {total_cost}, at or above the level of {expected}."}},
	.facts = BIT(FORECAST_COST) | BIT(TOTAL_COST), .event = AS_OF,
	.levels = true,
	.any = MANAGEMENT(WARN, GROWTH_LEVELS("cost_growth", 15, 25))
},
{
	.code = "original_cost_growth", .predicate = original_cost_growth,
	.action = REVIEW, .decider = DEPARTMENT, .unit = RATIO,
	.title = {"Chi phí vượt mức duyệt ban đầu", "Cost growth over the original"},
	.meaning = {"Chi phí dự kiến cao hơn tổng kinh phí duyệt ban đầu tới mức cảnh báo, hoặc mức vi phạm",
		"The cost now forecast is above the cost first approved by the level of a warning or, as an error, of a breach"},
	.numerator = {"Chi phí dự kiến trừ tổng kinh phí duyệt ban đầu", "Cost forecast less cost first approved"},
	.denominator = {"Tổng kinh phí duyệt ban đầu", "Cost first approved"},
	.remedy = {"Giải trình toàn bộ phần tăng so với ban đầu",
		"Explain all of the increase over the original"},
	.message = {{"Chi phí dự kiến {forecast_cost} tăng {observed} so với tổng kinh phí duyệt ban đầu {original_total_cost}, từ ngưỡng {expected} trở lên.",
		"The forecast cost of {forecast_cost} is {observed} above the original cost of {original_total_cost}, at or above the level of {expected}."}},
	.facts = BIT(FORECAST_COST) | BIT(ORIGINAL_TOTAL_COST), .event = AS_OF,
	.levels = true,
	.any = MANAGEMENT(WARN, GROWTH_LEVELS("original_cost_growth", 30, 50))
},
{
	.code = "original_support_growth", .predicate = original_support_growth,
	.action = REVIEW, .decider = DEPARTMENT, .unit = RATIO,
	.title = {"Hỗ trợ vượt mức duyệt ban đầu", "Support growth over the original"},
	.meaning = {"Kinh phí hỗ trợ được duyệt hoặc đề nghị cao hơn mức duyệt ban đầu tới mức cảnh báo, hoặc mức vi phạm",
		"The support now approved or requested is above the support first approved by the level of a warning or, as an error, of a breach"},
	.numerator = {"Hỗ trợ được duyệt hoặc đề nghị trừ mức duyệt ban đầu", "Support approved or requested less support first approved"},
	.denominator = {"Hỗ trợ duyệt ban đầu", "Support first approved"},
	.remedy = {"Giải trình toàn bộ phần tăng so với mức hỗ trợ ban đầu",
		"Explain all of the increase over the original support"},
	.message = {{"Kinh phí hỗ trợ tăng {observed} so với mức duyệt ban đầu {original_support}, từ ngưỡng {expected} trở lên.",
		"The support is {observed} above the original {original_support}, at or above the level of {expected}."}},
	.facts = BIT(ORIGINAL_SUPPORT) | BIT(APPROVED_SUPPORT) | BIT(REQUESTED_SUPPORT) | BIT(CHANGE_REQUESTED), .event = AS_OF,
	.levels = true,
	.any = MANAGEMENT(WARN, GROWTH_LEVELS("original_support_growth", 30, 50))
},
{
	.code = "time_growth", .predicate = time_growth,
	.action = REVIEW, .decider = DEPARTMENT, .unit = RATIO,
	.title = {"Thời gian kéo dài so với thời hạn được duyệt", "Time growth"},
	.meaning = {"Thời gian đến ngày dự kiến hoàn thành dài hơn thời gian đến thời hạn được duyệt tới mức cảnh báo, hoặc mức vi phạm",
		"The time to the end now forecast is above that to the approved end by the level of a warning or, as an error, of a breach"},
	.numerator = {"Số ngày từ thời hạn được duyệt đến ngày dự kiến hoàn thành", "Days from the approved end to the end forecast"},
	.denominator = {"Số ngày từ khi bắt đầu theo kế hoạch đến thời hạn được duyệt", "Days from the planned start to the approved end"},
	.remedy = {"Lập lại tiến độ và đề nghị điều chỉnh thời gian",
		"Make a new schedule and request another end"},
	.message = {{"Thời gian thực hiện đến ngày {forecast_ends_on} dài hơn {observed} so với thời hạn được duyệt {ends_on}, từ ngưỡng {expected} trở lên.",
		"The time to the forecast end of {forecast_ends_on} is {observed} longer than to the approved end of {ends_on}, at or above the level of {expected}."}},
	.facts = BIT(STARTS_ON) | BIT(ENDS_ON) | BIT(FORECAST_ENDS_ON) | EVENT(ACCEPTED_ON), .event = AS_OF,
	.levels = true,
	.any = MANAGEMENT(WARN, GROWTH_LEVELS("time_growth", 15, 25))
},
{
	.code = "original_time_growth", .predicate = original_time_growth,
	.action = REVIEW, .decider = DEPARTMENT, .unit = RATIO,
	.title = {"Thời gian kéo dài so với thời hạn ban đầu", "Time growth over the original"},
	.meaning = {"Thời gian đến ngày dự kiến hoàn thành dài hơn thời gian đến thời hạn duyệt ban đầu tới mức cảnh báo, hoặc mức vi phạm",
		"The time to the end now forecast is above that to the first approved end by the level of a warning or, as an error, of a breach"},
	.numerator = {"Số ngày từ thời hạn duyệt ban đầu đến ngày dự kiến hoàn thành", "Days from the first approved end to the end forecast"},
	.denominator = {"Số ngày từ khi bắt đầu theo kế hoạch đến thời hạn duyệt ban đầu", "Days from the planned start to the first approved end"},
	.remedy = {"Giải trình toàn bộ thời gian kéo dài so với ban đầu",
		"Explain all of the delay against the original end"},
	.message = {{"Thời gian thực hiện đến ngày {forecast_ends_on} dài hơn {observed} so với thời hạn duyệt ban đầu {original_ends_on}, từ ngưỡng {expected} trở lên.",
		"The time to the forecast end of {forecast_ends_on} is {observed} longer than to the original end of {original_ends_on}, at or above the level of {expected}."}},
	.facts = BIT(STARTS_ON) | BIT(ORIGINAL_ENDS_ON) | BIT(FORECAST_ENDS_ON) | EVENT(ACCEPTED_ON), .event = AS_OF,
	.levels = true,
	.any = MANAGEMENT(WARN, GROWTH_LEVELS("original_time_growth", 30, 50))
},
