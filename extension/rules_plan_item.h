/*-------------------------------------------------------------------------
 *
 * rules_plan_item.h
 *	  The table of the rules for items of a plan; rules_plan_item.c includes
 *	  it as a list.
 *
 * There is deliberately no #ifndef here.
 *
 * IDENTIFICATION
 *	  extension/rules_plan_item.h
 *
 *-------------------------------------------------------------------------
 */

/* ---------- what is supported ---------- */

{
	.code = "content_unlisted", .predicate = content_unlisted,
	.action = ADJUST, .decider = MINISTER,
	.title = {"Nội dung ngoài danh mục", "Content not on the list"},
	.meaning = {"Nội dung không thuộc danh mục nội dung khuyến công có hiệu lực vào ngày phê duyệt",
		"The content is not on the list of contents in force on the day of approval"},
	.remedy = {"Chuyển sang nội dung thuộc danh mục, hoặc đưa khỏi kế hoạch",
		"Choose a content that is on the list, or take the item out of the plan"},
	.message = {{"Nội dung của đề án không thuộc danh mục hoạt động khuyến công có hiệu lực vào ngày phê duyệt.",
		"The content of the item is not on the list of contents in force on the day of approval."}},
	.facts = BIT(CONTENT_LISTED), .event = APPROVED_ON,
	.any = VERSIONS(ND45(SEVERE, "Điều 4", NO_PARAMETER), ND235(WARN, "Điều 4", NO_PARAMETER))
},
{
	.code = "sector_unlisted", .predicate = sector_unlisted,
	.action = ADJUST, .decider = MINISTER,
	.title = {"Ngành nghề ngoài danh mục", "Sector not on the list"},
	.meaning = {"Ngành nghề không thuộc danh mục được hưởng chính sách khuyến công có hiệu lực vào ngày phê duyệt",
		"The sector is not on the list of supported sectors in force on the day of approval"},
	.remedy = {"Chọn cơ sở thuộc ngành nghề được hỗ trợ, hoặc đưa khỏi kế hoạch",
		"Choose an establishment of a supported sector, or take the item out of the plan"},
	.message = {{"Ngành nghề của đề án không thuộc danh mục được hưởng chính sách khuyến công có hiệu lực vào ngày phê duyệt.",
		"The sector of the item is not on the list of supported sectors in force on the day of approval."}},
	.facts = BIT(SECTOR_LISTED), .event = APPROVED_ON,
	.any = VERSIONS(ND45(SEVERE, "Điều 5", NO_PARAMETER), ND235(WARN, "Điều 5", NO_PARAMETER))
},
{
	.code = "mineral_outside_difficult", .predicate = mineral_outside_difficult,
	.action = ADJUST, .decider = MINISTER,
	.title = {"Khai thác khoáng sản ngoài địa bàn khó khăn", "Minerals outside difficult areas"},
	.meaning = {"Khai thác, chế biến khoáng sản ở nơi không phải địa bàn khó khăn hoặc đặc biệt khó khăn",
		"Minerals are mined or processed in an area that is neither difficult nor especially difficult"},
	.remedy = {"Chỉ hỗ trợ tại địa bàn khó khăn hoặc đặc biệt khó khăn; nếu không, đưa khỏi kế hoạch",
		"Support it in difficult or especially difficult areas only; else take the item out of the plan"},
	.message = {{"Đề án khai thác, chế biến khoáng sản không nằm ở địa bàn khó khăn hoặc đặc biệt khó khăn.",
		"The item mines or processes minerals outside the difficult and especially difficult areas."}},
	.facts = BIT(IS_MINERAL) | BIT(AREA_DIFFICULT), .event = APPROVED_ON,
	.any = VERSIONS(ND45(SEVERE, "Điều 5.1.e", NO_PARAMETER), ND235(WARN, "Điều 5.1.e", NO_PARAMETER))
},
{
	.code = "excluded_kiln", .predicate = excluded_kiln,
	.action = ADJUST, .decider = MINISTER,
	.title = {"Lò gạch không được hỗ trợ", "Kiln without support"},
	.meaning = {"Cơ sở sản xuất gạch đất sét nung bằng lò thủ công cải tiến hoặc lò vòng gây ô nhiễm",
		"The establishment fires clay bricks in an improved manual kiln or a polluting ring kiln"},
	.remedy = {"Đưa khỏi kế hoạch, hoặc chuyển sang vật liệu xây dựng không nung",
		"Take the item out of the plan, or support unfired building materials instead"},
	.message = {{"Không hỗ trợ sản xuất gạch đất sét nung bằng lò thủ công cải tiến, lò vòng gây ô nhiễm môi trường.",
		"Clay bricks fired in improved manual kilns or polluting ring kilns are not supported."}},
	.facts = BIT(IS_EXCLUDED_KILN), .event = APPROVED_ON,
	.any = VERSIONS(TT46(SEVERE, "Điều 5.1", NO_PARAMETER))
},

/* ---------- how much ---------- */

{
	.code = "support_above_norm", .predicate = support_above_norm,
	.action = ADJUST, .decider = DEPARTMENT, .unit = DONG,
	.title = {"Hỗ trợ vượt mức tối đa", "Support above the norm"},
	.meaning = {"Kinh phí hỗ trợ cao hơn tỷ lệ nhân chi phí, hoặc cao hơn mức trần nhân số lượng và hệ số mà định mức và căn cứ cho phép",
		"The support is above rate times cost, or above cap times units and the multiplier that its norm and ground allow"},
	.remedy = {"Giảm kinh phí hỗ trợ xuống mức tối đa", "Lower the support to the most that the norm allows"},
	.message = {{"Kinh phí hỗ trợ {support} vượt {difference} so với mức tối đa {expected}, bằng {max_rate} của chi phí {eligible_cost}.",
		"The support of {support} is {difference} above the most allowed, {expected}: {max_rate} of the cost of {eligible_cost}."},
		{"Kinh phí hỗ trợ {support} vượt {difference} so với mức trần {max_amount}.",
		"The support of {support} is {difference} above the cap of {max_amount}."},
		{"Kinh phí hỗ trợ {support} vượt {difference} so với mức tối đa {expected}, bằng mức trần {max_amount} nhân hệ số {multiplier}.",
		"The support of {support} is {difference} above the most allowed, {expected}: the cap of {max_amount} times {multiplier}."},
		{"Kinh phí hỗ trợ {support} vượt {difference} so với mức tối đa {expected}, bằng mức trần {max_amount} nhân số lượng {unit_count}.",
		"The support of {support} is {difference} above the most allowed, {expected}: the cap of {max_amount} for each of {unit_count}."},
		{"Kinh phí hỗ trợ {support} vượt {difference} so với mức tối đa {expected}, bằng mức trần {max_amount} nhân số lượng và hệ số mà định mức cho phép.",
		"The support of {support} is {difference} above the most allowed, {expected}: the cap of {max_amount} times the units and the multiplier that the norm allows."}},
	.facts = BIT(SUPPORT) | BIT(ELIGIBLE_COST) | BIT(MAX_RATE) | BIT(MAX_AMOUNT) | BIT(MULTIPLIER) | BIT(NORM_KNOWN) |
		BIT(MAX_MULTIPLIER) | BIT(MULTIPLIER_GROUND) | BIT(UNIT_COUNT) | BIT(IS_GROUP) | BIT(NORM_BASIS),
	.event = APPROVED_ON, .cited = BIT(NORM_BASIS),
	.national = VERSIONS(TTLT26(SEVERE, "Điều 6.2", NO_PARAMETER), TT28(SEVERE, "Điều 8", NO_PARAMETER)),
	.local = VERSIONS(LOCAL26(SEVERE, NO_PARAMETER), AFTER_LOCAL26(SEVERE, NO_PARAMETER))
},
{
	.code = "support_above_national_norm", .predicate = support_above_national_norm,
	.action = ADJUST, .decider = DEPARTMENT, .unit = DONG,
	.title = {"Hỗ trợ vượt mức trung ương", "Support above the national norm"},
	.meaning = {"Kinh phí hỗ trợ theo mức của tỉnh cao hơn mức trung ương mà quy định đang có hiệu lực không cho phép vượt",
		"The support by a norm of the province is above the national one although the law in force forbids that"},
	.remedy = {"Giảm kinh phí hỗ trợ xuống mức trung ương", "Lower the support to the most that the national norm allows"},
	.message = {{"Kinh phí hỗ trợ {support} vượt {difference} so với mức tối đa của trung ương {expected}, bằng {national_max_rate} của chi phí {eligible_cost}.",
		"The support of {support} is {difference} above the most that the national norm allows, {expected}: {national_max_rate} of the cost of {eligible_cost}."},
		{"Kinh phí hỗ trợ {support} vượt {difference} so với mức trần của trung ương {national_max_amount}.",
		"The support of {support} is {difference} above the national cap of {national_max_amount}."},
		{"Kinh phí hỗ trợ {support} vượt {difference} so với mức tối đa của trung ương {expected}, bằng mức trần {national_max_amount} nhân hệ số {multiplier}.",
		"The support of {support} is {difference} above the most that the national norm allows, {expected}: the cap of {national_max_amount} times {multiplier}."},
		{"Kinh phí hỗ trợ {support} vượt {difference} so với mức tối đa của trung ương {expected}, bằng mức trần {national_max_amount} nhân số lượng {national_unit_count}.",
		"The support of {support} is {difference} above the most that the national norm allows, {expected}: the cap of {national_max_amount} for each of {national_unit_count}."},
		{"Kinh phí hỗ trợ {support} vượt {difference} so với mức tối đa của trung ương {expected}, bằng mức trần {national_max_amount} nhân số lượng và hệ số mà định mức cho phép.",
		"The support of {support} is {difference} above the most that the national norm allows, {expected}: the cap of {national_max_amount} times the units and the multiplier that the norm allows."}},
	.facts = BIT(SUPPORT) | BIT(ELIGIBLE_COST) | BIT(NATIONAL_MAX_RATE) | BIT(NATIONAL_MAX_AMOUNT) | BIT(MULTIPLIER) | BIT(NORM_KNOWN) | BIT(NORM_JURISDICTION) | BIT(LOCAL_NORM_CAPPED) |
		BIT(NATIONAL_MAX_MULTIPLIER) | BIT(MULTIPLIER_GROUND) | BIT(NATIONAL_UNIT_COUNT) | BIT(IS_GROUP) | BIT(NATIONAL_NORM_BASIS),
	.event = APPROVED_ON, .cited = BIT(NATIONAL_NORM_BASIS),
	.local = VERSIONS(LOCAL26(SEVERE, NO_PARAMETER), AFTER_LOCAL26(SEVERE, NO_PARAMETER))
},
{
	.code = "norm_order", .predicate = norm_order,
	.action = REVIEW, .decider = DEPARTMENT,
	.title = {"Áp dụng sai mức hỗ trợ", "The wrong norm was used"},
	.meaning = {"Nguồn trung ương áp dụng mức của tỉnh, hoặc nguồn địa phương áp dụng mức trung ương khi tỉnh có mức riêng",
		"National money is held to a province's norm, or local money to the national one although the province has its own"},
	.remedy = {"Tính lại theo mức hỗ trợ của đúng nguồn kinh phí", "Work it out again with the norm of the budget that pays"},
	.message = {{"Kinh phí khuyến công quốc gia phải áp dụng mức hỗ trợ của trung ương, không phải mức của tỉnh.",
		"National money is held to the national norm, not to that of a province."},
		{"Tỉnh có mức hỗ trợ riêng cho nội dung này; kinh phí khuyến công địa phương phải áp dụng mức đó trước.",
		"The province has a norm of its own for this content; local money is held to that one first."}},
	.facts = BIT(NORM_JURISDICTION) | BIT(HAS_LOCAL_NORM), .event = APPROVED_ON,
	.national = VERSIONS(TTLT26(WARN, "Điều 6.2", NO_PARAMETER), TT28(WARN, "Điều 8", NO_PARAMETER)),
	.local = VERSIONS(LOCAL26(WARN, NO_PARAMETER), AFTER_LOCAL26(WARN, NO_PARAMETER))
},
{
	.code = "local_norm_above_national", .predicate = local_norm_above_national,
	.action = REVIEW, .decider = DEPARTMENT, .unit = DONG,
	.title = {"Mức của tỉnh cao hơn mức trung ương", "Local norm above the national one"},
	.meaning = {"Mức hỗ trợ của tỉnh cao hơn mức trung ương mà quy định đang có hiệu lực không cho phép",
		"The norm of the province is above the national one although the law in force forbids that"},
	.remedy = {"Áp dụng mức trung ương và kiến nghị sửa quy định của tỉnh", "Use the national norm and propose to amend that of the province"},
	.message = {{"Mức trần của tỉnh {max_amount} cao hơn mức trung ương {national_max_amount} là {difference}.",
		"The cap of the province, {max_amount}, is {difference} above the national one of {national_max_amount}."},
		{"Tỷ lệ hỗ trợ của tỉnh {max_rate} cao hơn tỷ lệ của trung ương {national_max_rate}.",
		"The rate of the province, {max_rate}, is above the national one of {national_max_rate}."},
		{"Mức hỗ trợ của tỉnh không có tỷ lệ hoặc mức trần mà mức trung ương có.",
		"The norm of the province has no rate or no cap where the national norm has one."}},
	.facts = BIT(LOCAL_NORM_CAPPED) | BIT(NORM_JURISDICTION) | BIT(MAX_AMOUNT) | BIT(NATIONAL_MAX_AMOUNT) | BIT(MAX_RATE) | BIT(NATIONAL_MAX_RATE) | BIT(NORM_KNOWN) | BIT(NATIONAL_NORM_BASIS),
	.event = APPROVED_ON, .cited = BIT(NATIONAL_NORM_BASIS),
	.local = VERSIONS(LOCAL26(WARN, NO_PARAMETER), AFTER_LOCAL26(WARN, NO_PARAMETER))
},
{
	.code = "multiplier_above_limit", .predicate = multiplier_above_limit,
	.action = ADJUST, .decider = DEPARTMENT, .unit = FACTOR,
	.title = {"Hệ số ưu tiên quá cao", "Multiplier above its limit"},
	.meaning = {"Hệ số nhân mức hỗ trợ cao hơn mức cho phép", "The multiplier of the norm is above the most allowed"},
	.remedy = {"Giảm hệ số và tính lại mức hỗ trợ", "Lower the multiplier and work out the support again"},
	.message = {{"Hệ số {observed} cao hơn mức tối đa {expected}.", "The multiplier of {observed} is above the most allowed, {expected}."}},
	.facts = BIT(MULTIPLIER), .event = APPROVED_ON,
	.national = VERSIONS(TTLT26(SEVERE, "Điều 6.2.t", {"multiplier_limit", FACTOR, PERCENT(150)}),
						 AFTER_TTLT26(WARN, "Điều 6.2.t", {"multiplier_limit", FACTOR, PERCENT(150)})),
	.local = VERSIONS(LOCAL26(WARN, {"multiplier_limit", FACTOR, PERCENT(150)}),
					  AFTER_LOCAL26(WARN, {"multiplier_limit", FACTOR, PERCENT(150)}))
},
{
	.code = "multiplier_above_norm", .predicate = multiplier_above_norm,
	.action = ADJUST, .decider = DEPARTMENT, .unit = FACTOR,
	.title = {"Hệ số cao hơn mức của khoản hỗ trợ", "Multiplier above that of the norm"},
	.meaning = {"Hệ số nhân mức hỗ trợ cao hơn hệ số mà mức hỗ trợ của khoản đó cho phép", "The multiplier is above the one that the norm of this kind of support allows"},
	.remedy = {"Áp dụng hệ số của khoản hỗ trợ và tính lại mức hỗ trợ", "Use the multiplier of the norm and work out the support again"},
	.message = {{"Hệ số {observed} cao hơn hệ số {expected} mà mức hỗ trợ của khoản này cho phép.", "The multiplier of {observed} is above {expected}, which the norm of this support allows."}},
	.facts = BIT(MULTIPLIER) | BIT(MAX_MULTIPLIER) | BIT(NORM_BASIS), .event = APPROVED_ON, .cited = BIT(NORM_BASIS),
	.national = VERSIONS(TTLT26(SEVERE, "Điều 6.2", NO_PARAMETER), TT28(SEVERE, "Điều 8", NO_PARAMETER)),
	.local = VERSIONS(LOCAL26(WARN, NO_PARAMETER), AFTER_LOCAL26(WARN, NO_PARAMETER))
},
{
	.code = "multiplier_without_ground", .predicate = multiplier_without_ground,
	.action = ADJUST, .decider = DEPARTMENT, .unit = FACTOR,
	.title = {"Hệ số ưu tiên không có căn cứ", "Multiplier without a ground"},
	.meaning = {"Mức hỗ trợ được nhân hệ số mà không có căn cứ về địa bàn, ngành nghề hoặc (từ 11/05/2018) dây chuyền công nghệ",
		"The norm is multiplied without a ground in area, sector or, from 2018-05-11, a technology line"},
	.remedy = {"Nêu căn cứ về địa bàn, ngành nghề ưu tiên hoặc (từ 11/05/2018) dây chuyền công nghệ, hoặc bỏ hệ số",
		"State the priority area or sector or, from 2018-05-11, the technology line, or drop the multiplier"},
	.message = {{"Mức hỗ trợ được nhân hệ số {multiplier} nhưng không có căn cứ về địa bàn hay ngành nghề ưu tiên.",
		"The norm is multiplied by {multiplier} without a ground in a priority area or sector."},
		{"Mức hỗ trợ được nhân hệ số {multiplier} vì {multiplier_ground}, căn cứ chỉ có từ ngày 11/05/2018.",
		"The norm is multiplied by {multiplier} for {multiplier_ground}, a ground only from 2018-05-11 on."},
		{"Mức hỗ trợ được nhân hệ số {multiplier} nhưng không có căn cứ về địa bàn, ngành nghề ưu tiên hay dây chuyền công nghệ.",
		"The norm is multiplied by {multiplier} without a ground in a priority area or sector or a technology line."}},
	.facts = BIT(MULTIPLIER) | BIT(MULTIPLIER_GROUND), .event = APPROVED_ON,
	.national = VERSIONS(TTLT26(SEVERE, "Điều 6.2.t", NO_PARAMETER), AFTER_TTLT26(WARN, "Điều 6.2.t", NO_PARAMETER)),
	.local = VERSIONS(LOCAL26(WARN, NO_PARAMETER), AFTER_LOCAL26(WARN, NO_PARAMETER))
},
{
	.code = "counterpart_short", .predicate = counterpart_short,
	.action = ADJUST, .decider = DEPARTMENT, .unit = DONG,
	.title = {"Vốn đối ứng không đủ, hoặc hỗ trợ vượt chi phí", "Counterpart too small, or support above the cost"},
	.meaning = {"Vốn đối ứng đã đầu tư hoặc cam kết thấp hơn chi phí trừ kinh phí hỗ trợ, hoặc kinh phí hỗ trợ cao hơn chi phí",
		"The counterpart invested or committed is less than the cost without the support, or the support is more than the cost"},
	.remedy = {"Bổ sung cam kết vốn đối ứng hoặc giảm quy mô; nếu hỗ trợ cao hơn chi phí thì giảm kinh phí hỗ trợ hoặc sửa lại chi phí",
		"Have the rest committed, or make the item smaller; where the support is above the cost, lower it or correct the cost"},
	.message = {{"Vốn đối ứng {counterpart} thiếu {shortfall} so với phần {expected} còn lại của chi phí {eligible_cost} sau khi trừ kinh phí hỗ trợ {support}.",
		"The counterpart of {counterpart} is {shortfall} less than the {expected} that the support of {support} leaves of the cost of {eligible_cost}."},
		{"Kinh phí hỗ trợ {support} cao hơn chi phí {eligible_cost} là {difference}.",
		"The support of {support} is {difference} more than the cost of {eligible_cost}."}},
	.facts = BIT(ELIGIBLE_COST) | BIT(SUPPORT) | BIT(COUNTERPART), .event = APPROVED_ON,
	.any = VERSIONS(TTLT26(SEVERE, "Điều 7.3", NO_PARAMETER), AFTER_TTLT26(WARN, "Điều 7.3", NO_PARAMETER))
},
{
	.code = "other_state_money", .predicate = other_state_money,
	.action = ADJUST, .decider = DEPARTMENT,
	.title = {"Trùng khoản chi với nguồn nhà nước khác", "Other state money for the same cost item"},
	.meaning = {"Nguồn kinh phí khác của Nhà nước đã hỗ trợ cùng một nội dung chi", "Other state money supports the same cost item"},
	.remedy = {"Bỏ khoản chi trùng, hoặc chọn một nguồn", "Drop the cost item, or choose one of the sources"},
	.message = {{"Cùng một nội dung chi đã được nguồn kinh phí khác của Nhà nước hỗ trợ.", "The same cost item is supported by other state money."}},
	.facts = BIT(OTHER_STATE_SUPPORT), .event = APPROVED_ON,
	.any = VERSIONS(TTLT26(SEVERE, "Điều 7.4", NO_PARAMETER), AFTER_TTLT26(WARN, "Điều 7.4", NO_PARAMETER))
},
{
	.code = "unit_management_cost", .predicate = unit_management_cost,
	.action = ADJUST, .decider = DEPARTMENT, .unit = SHARE,
	.title = {"Chi quản lý của đơn vị thực hiện quá cao", "Management cost of the unit too high"},
	.meaning = {"Chi quản lý của đơn vị thực hiện vượt tỷ lệ cho phép trong dự toán đề án",
		"The executing unit's management cost is above its share of the estimate"},
	.numerator = {"Chi quản lý của đơn vị thực hiện", "Management cost of the executing unit"},
	.denominator = {"Dự toán đề án", "Estimate of the item"},
	.remedy = {"Giảm chi quản lý xuống tỷ lệ cho phép", "Lower the management cost to its share"},
	.message = {{"Chi quản lý {management_cost} bằng {observed} dự toán {estimate}, vượt tỷ lệ {expected}.",
		"The management cost of {management_cost} is {observed} of the estimate of {estimate}, above {expected}."}},
	.facts = BIT(MANAGEMENT_COST) | BIT(ESTIMATE), .event = APPROVED_ON,
	.national = VERSIONS(TTLT26(SEVERE, "Điều 6.2.s", {"unit_management_share", SHARE, {MONEY_ONE / 1000 * 25, NULL}}),
						 AFTER_TTLT26(WARN, "Điều 6.2.s", {"unit_management_share", SHARE, {MONEY_ONE / 1000 * 25, NULL}})),
	.local = VERSIONS(LOCAL26(WARN, {"unit_management_share", SHARE, {MONEY_ONE / 1000 * 25, NULL}}),
					  AFTER_LOCAL26(WARN, {"unit_management_share", SHARE, {MONEY_ONE / 1000 * 25, NULL}}))
},

/* ---------- what a project must have ---------- */

{
	.code = "objective_missing", .predicate = objective_missing,
	.action = REVIEW, .decider = DEPARTMENT,
	.title = {"Thiếu mục tiêu", "Objective missing"},
	.meaning = {"Đề án không nêu mục tiêu", "The item states no objective"},
	.remedy = {"Bổ sung mục tiêu cụ thể vào đề án", "Add what is to be reached"},
	.message = {{"Đề án không nêu mục tiêu.", "The item states no objective."}},
	.facts = BIT(HAS_OBJECTIVE), .event = APPROVED_ON,
	.any = VERSIONS(ND45(SEVERE, "Điều 2.3", NO_PARAMETER), ND235(WARN, "Điều 2.3", NO_PARAMETER))
},
{
	.code = "content_missing", .predicate = content_missing,
	.action = REVIEW, .decider = DEPARTMENT,
	.title = {"Thiếu nội dung", "Content missing"},
	.meaning = {"Đề án không có nội dung hoạt động khuyến công nào", "The item has none of the contents"},
	.numerator = {"Số nội dung của đề án", "Contents of the item"},
	.remedy = {"Bổ sung nội dung hoạt động khuyến công", "Add a content"},
	.message = {{"Đề án không có nội dung hoạt động khuyến công nào.", "The item has none of the contents."}},
	.facts = BIT(CONTENT_COUNT), .event = APPROVED_ON,
	.any = VERSIONS(ND45(SEVERE, "Điều 2.3", NO_PARAMETER), ND235(WARN, "Điều 2.3", NO_PARAMETER))
},
{
	.code = "beneficiary_missing", .predicate = beneficiary_missing,
	.action = REVIEW, .decider = DEPARTMENT,
	.title = {"Thiếu đơn vị thụ hưởng", "Beneficiary missing"},
	.meaning = {"Đề án không thuộc dạng nhóm mà chưa xác định đơn vị thụ hưởng", "The item is not a group and has no beneficiary"},
	.remedy = {"Xác định đơn vị thụ hưởng, hoặc lập lại thành đề án nhóm", "Name the beneficiary, or make it a group"},
	.message = {{"Đề án không thuộc dạng nhóm nhưng chưa xác định đơn vị thụ hưởng.", "The item is not a group but names no beneficiary."}},
	.facts = BIT(HAS_BENEFICIARY) | BIT(IS_GROUP), .event = APPROVED_ON,
	.any = VERSIONS(ND45(SEVERE, "Điều 2.3", NO_PARAMETER), ND235(WARN, "Điều 2.3", NO_PARAMETER))
},
{
	.code = "schedule_missing", .predicate = schedule_missing,
	.action = REVIEW, .decider = DEPARTMENT, .unit = DAYS,
	.title = {"Thiếu thời gian thực hiện", "Time missing"},
	.meaning = {"Đề án chưa xác định thời gian thực hiện, hoặc kết thúc trước khi bắt đầu", "The item has no fixed time, or ends before it starts"},
	.remedy = {"Xác định ngày bắt đầu và ngày kết thúc", "Fix the first and the last day"},
	.message = {{"Đề án chưa xác định thời gian thực hiện.", "The item has no fixed time."},
		{"Ngày kết thúc {ends_on} trước ngày bắt đầu {starts_on}.", "The last day, {ends_on}, is before the first, {starts_on}."}},
	.facts = BIT(STARTS_ON) | BIT(ENDS_ON) | BIT(HAS_SCHEDULE), .event = APPROVED_ON,
	.any = VERSIONS(ND45(SEVERE, "Điều 2.3", NO_PARAMETER), ND235(WARN, "Điều 2.3", NO_PARAMETER))
},
{
	.code = "amount_missing", .predicate = amount_missing,
	.action = REVIEW, .decider = DEPARTMENT,
	.title = {"Thiếu kinh phí xác định", "Money missing"},
	.meaning = {"Đề án chưa xác định kinh phí hỗ trợ", "The item has no fixed support"},
	.remedy = {"Lập dự toán và xác định kinh phí hỗ trợ", "Make the estimate and fix the support"},
	.message = {{"Đề án chưa xác định kinh phí hỗ trợ.", "The item has no fixed support."}},
	.facts = BIT(SUPPORT) | BIT(HAS_AMOUNT), .event = APPROVED_ON,
	.any = VERSIONS(ND45(SEVERE, "Điều 2.3", NO_PARAMETER), ND235(WARN, "Điều 2.3", NO_PARAMETER))
},
{
	.code = "group_plan_missing", .predicate = group_plan_missing,
	.action = REVIEW, .decider = PROVINCIAL_DEPARTMENT, .unit = DAYS,
	.title = {"Đề án nhóm chưa có kế hoạch thực hiện", "Group without its detailed plan"},
	.meaning = {"Đề án nhóm đã đến ngày bắt đầu mà Sở Công Thương chưa duyệt kế hoạch thực hiện (địa điểm, đơn vị thụ hưởng, phối hợp)",
		"A group has come to its first day and the provincial department has not approved its plan (place, beneficiaries, partners)"},
	.remedy = {"Trình Sở Công Thương duyệt kế hoạch thực hiện chi tiết trước khi triển khai", "Submit the detailed plan to the provincial department before anything starts"},
	.message = {{"Đề án nhóm bắt đầu ngày {starts_on}; đến ngày {as_of}, sau {observed} ngày, kế hoạch thực hiện chưa được duyệt.",
		"The group starts on {starts_on}; by {as_of}, {observed} days later, its detailed plan is not approved."}},
	.facts = BIT(IS_GROUP) | BIT(GROUP_PLAN_APPROVED) | BIT(STARTS_ON) | BIT(AS_OF), .event = APPROVED_ON,
	.national = VERSIONS(TT36(SEVERE, "Điều 10.1.a và Điều 11.4", NO_PARAMETER))
},
{
	.code = "focal_contents", .predicate = focal_contents,
	.action = ADJUST, .decider = MINISTER, .unit = COUNT,
	.title = {"Đề án điểm thiếu nội dung", "Focal project with too few contents"},
	.meaning = {"Đề án điểm có ít hơn hai nội dung", "A focal project has fewer than two contents"},
	.numerator = {"Số nội dung của đề án điểm", "Contents of the focal project"},
	.remedy = {"Bổ sung nội dung có liên kết, hoặc không xếp là đề án điểm", "Add contents that belong together, or do not call it focal"},
	.message = {{"Đề án điểm có số nội dung là {observed}, tối thiểu phải là {expected}.", "The focal project has contents: {observed}; at least {expected} are needed."}},
	.facts = BIT(IS_FOCAL) | BIT(CONTENT_COUNT), .event = APPROVED_ON,
	.national = VERSIONS(TT36(SEVERE, "Điều 2.3", {"focal_contents", COUNT, WHOLE(2)}))
},
{
	.code = "focal_time", .predicate = focal_time,
	.action = ADJUST, .decider = MINISTER, .unit = DAYS,
	.title = {"Đề án điểm không quá một năm", "Focal project of a year or less"},
	.meaning = {"Thời gian thực hiện của đề án điểm không nhiều hơn một năm", "A focal project does not last for more than a year"},
	.remedy = {"Kéo dài thời gian thực hiện trên một năm, hoặc không xếp là đề án điểm", "Plan it for more than a year, or do not call it focal"},
	.message = {{"Đề án điểm thực hiện từ {starts_on} đến {ends_on}, {observed} ngày; phải nhiều hơn một năm, tối thiểu {expected} ngày.",
		"The focal project lasts from {starts_on} to {ends_on}, {observed} days; more than a year is needed, at least {expected} days."}},
	.facts = BIT(IS_FOCAL) | BIT(STARTS_ON) | BIT(ENDS_ON), .event = APPROVED_ON,
	.national = VERSIONS(TT36(SEVERE, "Điều 2.3", NO_PARAMETER))
},

/* ---------- who is supported ---------- */

{
	.code = "establishment_ineligible", .predicate = establishment_ineligible,
	.action = ADJUST, .decider = DEPARTMENT,
	.title = {"Cơ sở không đủ điều kiện", "Establishment not eligible"},
	.meaning = {"Cơ sở không phải đối tượng được hỗ trợ theo định nghĩa có hiệu lực vào ngày phê duyệt: đến 14/10/2025 theo NĐ 45/2012 và TT 46/2012, từ 15/10/2025 theo NĐ 235/2025",
		"The establishment is not one by the definition in force on the day of approval: to 2025-10-14 that of Decree 45/2012 and Circular 46/2012, from 2025-10-15 that of Decree 235/2025"},
	.remedy = {"Thay đơn vị thụ hưởng đủ điều kiện, hoặc đưa khỏi kế hoạch", "Choose a beneficiary that is eligible, or take the item out of the plan"},
	.message = {{"Cơ sở không thuộc đối tượng hỗ trợ theo định nghĩa áp dụng đến ngày 14/10/2025 (tại huyện, thị xã, thị trấn, xã, phường của thành phố loại 2, loại 3, phường của thành phố loại 1 chuyển từ xã chưa quá 5 năm).",
		"The establishment is not eligible by the definition that holds to 2025-10-14 (in districts, towns, communes, wards of cities of class 2 and 3, wards of class 1 cities that were communes at most 5 years before)."},
		{"Cơ sở không thuộc đối tượng hỗ trợ theo định nghĩa áp dụng từ ngày 15/10/2025 (tại xã, phường, đặc khu của tỉnh; xã, đặc khu của thành phố trực thuộc trung ương; làng nghề được công nhận).",
		"The establishment is not eligible by the definition that holds from 2025-10-15 (in communes, wards and special zones of provinces, communes and special zones of centrally-run cities, recognised craft villages)."},
		{"Cơ sở đã chấm dứt hoạt động trước ngày được xét.", "The establishment had ended before the day in question."}},
	.facts = BIT(ESTABLISHMENT_ELIGIBLE) | BIT(HAS_BENEFICIARY) | BIT(BENEFICIARY_ACTIVE), .event = APPROVED_ON,
	.any = VERSIONS({DATE(2012, 7, 5), DATE(2025, 10, 14), "NĐ 45/2012/NĐ-CP, Điều 1.2; TT 46/2012/TT-BCT, Điều 3", SEVERE, {NO_PARAMETER}},
					{DATE(2025, 10, 15), NO_LAST, "NĐ 45/2012/NĐ-CP, sửa đổi, bổ sung bởi NĐ 235/2025/NĐ-CP (định nghĩa cơ sở công nghiệp nông thôn)", SEVERE, {NO_PARAMETER}})
},
{
	.code = "foreign_fairs", .predicate = foreign_fairs,
	.action = ADJUST, .decider = DEPARTMENT, .unit = COUNT,
	.title = {"Quá số lần hội chợ nước ngoài", "Too many fairs abroad"},
	.meaning = {"Một cơ sở được hỗ trợ dự hội chợ, diễn đàn ở nước ngoài quá số lần cho phép trong năm",
		"An establishment is supported at more fairs and forums abroad in a year than allowed"},
	.numerator = {"Số lần được hỗ trợ trong năm, kể cả lần này", "Supported times in the year, this one included"},
	.remedy = {"Bỏ bớt lần vượt, hoặc chuyển cho cơ sở khác", "Drop the one too many, or support another establishment"},
	.message = {{"Số lần cơ sở được hỗ trợ dự hội chợ ở nước ngoài trong năm là {observed}, tối đa là {expected}.",
		"Fairs abroad at which the establishment is supported in the year: {observed}; at most {expected} are allowed."}},
	.facts = BIT(FOREIGN_FAIRS_IN_YEAR), .event = APPROVED_ON,
	.any = VERSIONS(TT46(SEVERE, "Điều 4.1.b", {"foreign_fairs", COUNT, WHOLE(2)}))
},
{
	.code = "second_support", .predicate = second_support,
	.action = REVIEW, .decider = DEPARTMENT,
	.title = {"Hỗ trợ lần hai cùng loại", "Second support of the same kind"},
	.meaning = {"Cơ sở đã được hỗ trợ cùng loại trước đây", "The establishment has had the same kind of support before"},
	.remedy = {"Nêu rõ lý do hỗ trợ lần nữa, hoặc ưu tiên cơ sở chưa được hỗ trợ", "Say why it is supported again, or prefer one that was not"},
	.message = {{"Cơ sở đã được hỗ trợ cùng loại nội dung trước đây.", "The establishment has had support of the same kind before."}},
	.facts = BIT(SUPPORTED_BEFORE), .event = APPROVED_ON,
	.any = MANAGEMENT(WARN, NO_PARAMETER)
},

/* ---------- the programme and the plan above ---------- */

{
	.code = "parent_missing", .predicate = parent_missing,
	.action = REVIEW, .decider = DEPARTMENT,
	.title = {"Không thuộc chương trình giai đoạn", "Not of a period programme"},
	.meaning = {"Đề án không dựa trên chương trình khuyến công của giai đoạn", "The item rests on no programme of the period"},
	.remedy = {"Nêu chương trình mà đề án thực hiện, hoặc đưa khỏi kế hoạch", "Name the programme that it carries out, or take it out of the plan"},
	.message = {{"Đề án không dựa trên chương trình khuyến công nào của giai đoạn.", "The item rests on no programme of the period."}},
	.facts = BIT(HAS_PARENT), .event = APPROVED_ON,
	.national = VERSIONS(TT36(SEVERE, "Điều 4.3", NO_PARAMETER)),
	.local = VERSIONS(TT46(SEVERE, "Điều 8.2.b", NO_PARAMETER))
},
{
	.code = "outside_parent_period", .predicate = outside_parent_period,
	.action = ADJUST, .decider = DEPARTMENT,
	.title = {"Ngoài thời gian của chương trình", "Outside the period of the programme"},
	.meaning = {"Thời gian thực hiện không nằm trọn trong giai đoạn của chương trình", "The time of the item is not within the period of its programme"},
	.remedy = {"Điều chỉnh thời gian, hoặc dẫn chiếu chương trình của giai đoạn sau", "Change the time, or rest it on the programme of the next period as well"},
	.message = {{"Thời gian thực hiện từ {starts_on} đến {ends_on} không nằm trọn trong giai đoạn của chương trình {parent_period}.",
		"The time from {starts_on} to {ends_on} is not within the period of the programme {parent_period}."}},
	.facts = BIT(HAS_PARENT) | BIT(PARENT_PERIOD) | BIT(STARTS_ON) | BIT(ENDS_ON), .event = APPROVED_ON,
	.national = VERSIONS(TT36(WARN, "Điều 4.3", NO_PARAMETER)),
	.local = VERSIONS(TT46(WARN, "Điều 8.2.b", NO_PARAMETER))
},
{
	.code = "content_outside_parent", .predicate = content_outside_parent,
	.action = ADJUST, .decider = DEPARTMENT,
	.title = {"Nội dung ngoài chương trình", "Content outside the programme"},
	.meaning = {"Chương trình mà đề án dựa trên không có chỉ tiêu nào cho nội dung của đề án", "The programme that the item rests on has no target for its content"},
	.remedy = {"Chuyển sang nội dung có trong chương trình, hoặc bổ sung chương trình", "Choose a content that the programme has, or add to the programme"},
	.message = {{"Chương trình mà đề án dựa trên không có chỉ tiêu nào cho nội dung này.", "The programme that the item rests on has no target for this content."}},
	.facts = BIT(CONTENT_IN_PARENT), .event = APPROVED_ON,
	.national = VERSIONS(TT36(WARN, "Điều 4.3", NO_PARAMETER)),
	.local = VERSIONS(TT46(WARN, "Điều 8.2.b", NO_PARAMETER))
},
{
	.code = "above_parent_remaining", .predicate = above_parent_remaining,
	.action = ADJUST, .decider = DEPARTMENT, .unit = DONG,
	.title = {"Vượt phần còn lại của chương trình", "More than the programme has left"},
	.meaning = {"Kinh phí hỗ trợ cao hơn phần kinh phí còn lại của chương trình", "The support is more than what is left of the programme's money"},
	.remedy = {"Giảm kinh phí hỗ trợ, hoặc bổ sung kinh phí chương trình", "Lower the support, or add to the programme"},
	.message = {{"Kinh phí hỗ trợ {support} vượt {difference} so với phần còn lại {expected} của chương trình.",
		"The support of {support} is {difference} more than the {expected} that the programme has left."}},
	.facts = BIT(HAS_PARENT) | BIT(SUPPORT) | BIT(PARENT_REMAINING), .event = APPROVED_ON,
	.national = VERSIONS(TT36(WARN, "Điều 4.3", NO_PARAMETER)),
	.local = VERSIONS(TT46(WARN, "Điều 8.2.b", NO_PARAMETER))
},
{
	.code = "outside_plan_year", .predicate = outside_plan_year,
	.action = ADJUST, .decider = DEPARTMENT,
	.title = {"Ngoài năm kế hoạch", "Outside the plan year"},
	.meaning = {"Không có ngày thực hiện nào thuộc năm kế hoạch, hoặc thời gian thực hiện của đề án không phải đề án điểm vượt ra ngoài năm kế hoạch (chỉ cảnh báo)",
		"No day of the item is in the plan year, or an item that is no focal project goes beyond it (a warning)"},
	.remedy = {"Điều chỉnh thời gian, hoặc chuyển sang kế hoạch của năm khác", "Change the time, or move the item to the plan of another year"},
	.message = {{"Thời gian thực hiện từ {starts_on} đến {ends_on} không có ngày nào thuộc năm kế hoạch {plan_year}.",
		"The time from {starts_on} to {ends_on} has no day in the plan year {plan_year}."},
		{"Thời gian thực hiện từ {starts_on} đến {ends_on} vượt ra ngoài năm kế hoạch {plan_year} mà không phải đề án điểm.",
		"The time from {starts_on} to {ends_on} goes beyond the plan year {plan_year}, and the item is no focal project."}},
	.facts = BIT(PLAN_YEAR) | BIT(STARTS_ON) | BIT(ENDS_ON) | BIT(IS_FOCAL), .event = APPROVED_ON,
	.any = VERSIONS(ND45(SEVERE, "Điều 2.2", NO_PARAMETER), ND235(WARN, "Điều 2.2", NO_PARAMETER))
},
