/*-------------------------------------------------------------------------
 *
 * rules_plan.h
 *	  The table of the rules for plans; rules_plan.c includes it as a list.
 *
 * There is deliberately no #ifndef here.
 *
 * IDENTIFICATION
 *	  extension/rules_plan.h
 *
 *-------------------------------------------------------------------------
 */

/* ---------- figures that must agree ---------- */

{
	.code = "items_total", .predicate = items_total,
	.action = REVIEW, .decider = DEPARTMENT, .unit = DONG,
	.title = {"Tổng các đề án không bằng kinh phí được duyệt", "Items do not add up to the approved total"},
	.meaning = {"Tổng kinh phí các đề án khác tổng kinh phí được duyệt", "The items add up to another amount than the one approved"},
	.remedy = {"Tìm đề án thừa, thiếu hoặc sai số tiền; đính chính quyết định hoặc danh mục", "Find the item that is missing, too many or wrong; correct the decision or the list"},
	.message = {{"Tổng kinh phí các đề án {items_amount} cao hơn {difference} so với tổng được duyệt {approved_amount}.",
		"The items add up to {items_amount}, {difference} more than the {approved_amount} approved."},
		{"Tổng kinh phí các đề án {items_amount} thiếu {shortfall} so với tổng được duyệt {approved_amount}.",
		"The items add up to {items_amount}, {shortfall} less than the {approved_amount} approved."}},
	.facts = BIT(APPROVED_AMOUNT) | BIT(ITEMS_AMOUNT), .event = APPROVED_ON,
	.any = ARITHMETIC(SEVERE, NO_PARAMETER)
},
{
	.code = "items_count", .predicate = items_count,
	.action = REVIEW, .decider = DEPARTMENT, .unit = COUNT,
	.title = {"Số mục công bố khác số mục liệt kê", "Not as many items listed as announced"},
	.meaning = {"Số nội dung, đề án hoặc đơn vị công bố khác số được liệt kê", "Another number of contents, items or units is listed than is announced"},
	.numerator = {"Số mục được liệt kê", "Items listed"},
	.remedy = {"Đếm lại danh mục và đính chính con số hoặc danh mục", "Count the list again; correct the number or the list"},
	.message = {{"Văn bản công bố {announced_items} mục nhưng liệt kê {listed_items}.", "The document announces {announced_items} items and lists {listed_items}."}},
	.facts = BIT(ANNOUNCED_ITEMS) | BIT(LISTED_ITEMS), .event = APPROVED_ON,
	.any = ARITHMETIC(SEVERE, NO_PARAMETER)
},

/* ---------- money ---------- */

{
	.code = "above_budget", .predicate = above_budget,
	.action = ADJUST, .decider = MINISTER, .unit = DONG,
	.title = {"Kế hoạch vượt dự toán được giao", "Plan above its budget"},
	.meaning = {"Kinh phí được duyệt cao hơn dự toán được giao của nguồn", "The amount approved is above the budget allotted by its source"},
	.remedy = {"Giảm hoặc đưa bớt đề án theo thứ tự ưu tiên, hoặc xin bổ sung dự toán", "Cut or drop items from the end of the priority order, or ask for more budget"},
	.message = {{"Kinh phí kế hoạch {approved_amount} vượt {difference} so với dự toán được giao {budget_amount}.",
		"The plan of {approved_amount} is {difference} above the budget of {budget_amount}."}},
	.facts = BIT(APPROVED_AMOUNT) | BIT(BUDGET_AMOUNT), .event = APPROVED_ON,
	.national = VERSIONS(TT36(SEVERE, "Điều 6.3", NO_PARAMETER)),
	.local = VERSIONS(TTLT26(SEVERE, "Điều 8.1.b", NO_PARAMETER), AFTER_TTLT26(WARN, "Điều 8.1.b", NO_PARAMETER))
},
{
	.code = "above_national_budget", .predicate = above_national_budget,
	.action = ADJUST, .decider = MINISTER, .unit = DONG,
	.title = {"Vượt ngân sách trung ương", "Above the national budget"},
	.meaning = {"Phần kinh phí khuyến công quốc gia của các đề án cao hơn ngân sách trung ương được giao", "What the items take from the national budget is more than it has allotted"},
	.remedy = {"Giảm phần ngân sách trung ương, hoặc chuyển đề án sang ngân sách địa phương", "Lower the national part, or move items to the local budget"},
	.message = {{"Phần ngân sách trung ương {national_amount} vượt {difference} so với số được giao {national_budget}.",
		"The items take {national_amount} from the national budget, {difference} more than the {national_budget} allotted."}},
	.facts = BIT(NATIONAL_AMOUNT) | BIT(NATIONAL_BUDGET), .event = APPROVED_ON,
	.any = VERSIONS(TT36(SEVERE, "Điều 6.3", NO_PARAMETER))
},
{
	.code = "above_local_budget", .predicate = above_local_budget,
	.action = ADJUST, .decider = MINISTER, .unit = DONG,
	.title = {"Vượt ngân sách địa phương", "Above the local budget"},
	.meaning = {"Phần kinh phí khuyến công địa phương của các đề án cao hơn ngân sách địa phương được giao", "What the items take from the local budget is more than it has allotted"},
	.remedy = {"Giảm phần ngân sách địa phương, hoặc xin bổ sung dự toán", "Lower the local part, or ask for more budget"},
	.message = {{"Phần ngân sách địa phương {local_amount} vượt {difference} so với số được giao {local_budget}.",
		"The items take {local_amount} from the local budget, {difference} more than the {local_budget} allotted."}},
	.facts = BIT(LOCAL_AMOUNT) | BIT(LOCAL_BUDGET), .event = APPROVED_ON,
	.any = VERSIONS(TTLT26(SEVERE, "Điều 8.1.b", NO_PARAMETER), AFTER_TTLT26(WARN, "Điều 8.1.b", NO_PARAMETER))
},
{
	.code = "management_cost", .predicate = management_cost,
	.action = ADJUST, .decider = DEPARTMENT, .unit = SHARE,
	.title = {"Chi quản lý chương trình quá cao", "Management cost too high"},
	.meaning = {"Chi quản lý của cơ quan quản lý kinh phí vượt tỷ lệ cho phép trong kinh phí được giao", "The management cost of the agency is above its share of the money allotted"},
	.numerator = {"Chi quản lý của cơ quan quản lý kinh phí", "Management cost of the managing agency"},
	.denominator = {"Kinh phí khuyến công được giao trong năm", "Money allotted for the year"},
	.remedy = {"Giảm chi quản lý xuống tỷ lệ cho phép", "Lower the management cost to its share"},
	.message = {{"Chi quản lý {management_cost} bằng {observed} kinh phí được giao {budget_amount}, vượt tỷ lệ {expected}.",
		"The management cost of {management_cost} is {observed} of the {budget_amount} allotted, above {expected}."}},
	.facts = BIT(MANAGEMENT_COST) | BIT(BUDGET_AMOUNT), .event = APPROVED_ON,
	.national = VERSIONS(TTLT26(SEVERE, "Điều 6.2.s", {"management_share", SHARE, {MONEY_ONE / 1000 * 15, NULL}}),
						 AFTER_TTLT26(WARN, "Điều 6.2.s", {"management_share", SHARE, {MONEY_ONE / 1000 * 15, NULL}})),
	.local = VERSIONS(LOCAL26(WARN, {"management_share", SHARE, {MONEY_ONE / 1000 * 15, NULL}}),
					  AFTER_LOCAL26(WARN, {"management_share", SHARE, {MONEY_ONE / 1000 * 15, NULL}}))
},
{
	.code = "plan_growth", .predicate = plan_growth,
	.action = REVIEW, .decider = DEPARTMENT, .unit = RATIO,
	.title = {"Kế hoạch tăng mạnh so với năm trước", "Plan far above the year before"},
	.meaning = {"Kinh phí kế hoạch tăng so với năm trước bằng hoặc quá mức giới hạn", "The plan is above that of the year before by the limit or more"},
	.numerator = {"Kinh phí được duyệt trừ kinh phí năm trước", "Amount approved less that of the year before"},
	.denominator = {"Kinh phí kế hoạch năm trước", "Amount approved the year before"},
	.remedy = {"Giải trình mức tăng và khả năng thực hiện", "Explain the increase and how it can be carried out"},
	.message = {{"Kế hoạch {approved_amount} tăng {observed} so với năm trước {previous_total}, từ ngưỡng {expected} trở lên.",
		"The plan of {approved_amount} is {observed} above the {previous_total} of the year before, at or above the level of {expected}."}},
	.facts = BIT(APPROVED_AMOUNT) | BIT(PREVIOUS_TOTAL), .event = APPROVED_ON,
	.any = MANAGEMENT(ADVISORY, {"plan_growth", RATIO, PERCENT(50)})
},

/* ---------- time ---------- */

{
	.code = "registered_late", .predicate = registered_late,
	.action = REVIEW, .decider = DEPARTMENT, .unit = DAYS,
	.title = {"Đăng ký kế hoạch muộn", "Registered late"},
	.meaning = {"Hồ sơ đăng ký không gửi trước 20/5 (đến Sở), trước 15/6 đến năm 2018 hoặc 20/6 từ năm 2019 (đến Cục) của năm trước năm kế hoạch",
		"The plan is not registered before 20 May (provincial department), before 15 June up to 2018 or 20 June from 2019 (ministry), in the year before the plan's"},
	.remedy = {"Nếu chưa gửi thì gửi ngay hồ sơ; đã gửi muộn thì giải trình và xin hướng dẫn", "If it is not sent yet, send the dossier now; if it was sent late, explain and ask for guidance"},
	.message = {{"Kế hoạch năm {plan_year} đăng ký ngày {registered_on}, chậm {difference} ngày so với hạn cuối {act_by} gửi {registration_stage}.",
		"The plan of {plan_year} was registered on {registered_on}, {difference} days after the last day, {act_by}, for {registration_stage}."},
		{"Kế hoạch năm {plan_year} đến ngày {as_of} chưa đăng ký, chậm {difference} ngày so với hạn cuối {act_by} gửi {registration_stage}.",
		"The plan of {plan_year} is not registered by {as_of}, {difference} days after the last day, {act_by}, for {registration_stage}."}},
	.facts = BIT(PLAN_YEAR) | BIT(REGISTRATION_STAGE) | BIT(REGISTERED_ON) | BIT(REGISTERED) | BIT(AS_OF), .event = REGISTERED_ON,
	.national = VERSIONS(TT36(WARN, "Điều 10.1.b và Điều 10.2.b (từ năm 2019 hạn gửi Cục theo TT 17/2018/TT-BCT)", {"registration_days", DAYS, WHOLE(0)}))
},

/* ---------- priorities ---------- */

{
	.code = "priority_order", .predicate = priority_order,
	.action = REVIEW, .decider = DEPARTMENT, .unit = COUNT,
	.title = {"Sai thứ tự ưu tiên", "Priority order broken"},
	.meaning = {"Có đề án được xếp trước đề án ưu tiên hơn; xét địa bàn trước, sau đó đến ngành nghề; vốn quốc gia từ 10/02/2014 xét đề án điểm trước hết",
		"Items are placed before others of higher priority: by area first, then by sector; of national money, from 2014-02-10, focal projects before all"},
	.numerator = {"Số đề án xếp sai thứ tự", "Items out of order"},
	.remedy = {"Xếp lại theo thứ tự ưu tiên, hoặc nêu lý do", "Put them in order again, or say why not"},
	.message = {{"Số đề án xếp sai thứ tự ưu tiên (địa bàn trước, ngành nghề sau): {observed}.", "Items out of the priority order, area first, then sector: {observed}."},
		{"Số đề án xếp sai thứ tự ưu tiên (đề án điểm, rồi địa bàn, rồi ngành nghề): {observed}.", "Items out of the priority order, focal projects first, then area, then sector: {observed}."}},
	.facts = BIT(PRIORITY_ORDER_BREACHES), .event = APPROVED_ON,
	.national = VERSIONS({DATE(2013, 2, 10), DATE(2014, 2, 9), "TT 46/2012/TT-BCT, Điều 6.3.a", WARN, {NO_PARAMETER}},
						 {DATE(2014, 2, 10), NO_LAST, "TT 36/2013/TT-BCT, Điều 7; TT 46/2012/TT-BCT, Điều 6.3.a", WARN, {NO_PARAMETER}}),
	.local = VERSIONS(TT46(WARN, "Điều 6.3.a", NO_PARAMETER))
},
{
	.code = "difficult_share_low", .predicate = difficult_share_low,
	.action = REVIEW, .decider = DEPARTMENT, .unit = SHARE,
	.title = {"Tỷ trọng địa bàn khó khăn thấp hơn chỉ tiêu", "Share of difficult areas below its target"},
	.meaning = {"Tỷ trọng kinh phí cho địa bàn khó khăn thấp hơn chỉ tiêu", "Less of the money goes to difficult areas than the target says"},
	.numerator = {"Kinh phí hỗ trợ tại địa bàn khó khăn", "Support in difficult areas"},
	.denominator = {"Tổng kinh phí hỗ trợ của kế hoạch", "All support of the plan"},
	.remedy = {"Bổ sung đề án tại địa bàn khó khăn, hoặc giải trình", "Add items in difficult areas, or explain"},
	.message = {{"Địa bàn khó khăn được {observed} kinh phí, thấp hơn chỉ tiêu {expected}.", "Difficult areas get {observed} of the money, below the target of {expected}."}},
	.facts = BIT(DIFFICULT_SHARE) | BIT(DIFFICULT_TARGET), .event = APPROVED_ON,
	.any = VERSIONS({NO_FIRST, NO_LAST, "Chỉ tiêu của chương trình hoặc kế hoạch, không phải quy định của pháp luật", WARN, {NO_PARAMETER}})
},
{
	.code = "no_focal", .predicate = no_focal,
	.action = REVIEW, .decider = DEPARTMENT, .unit = COUNT,
	.title = {"Không có đề án điểm", "No focal project"},
	.meaning = {"Kế hoạch có ít đề án điểm hơn mức tối thiểu", "The plan has fewer focal projects than the minimum"},
	.numerator = {"Số đề án điểm", "Focal projects"},
	.remedy = {"Xây dựng đề án điểm, từ hai nội dung trở lên và trên một năm", "Prepare a focal project: two contents or more, more than a year"},
	.message = {{"Kế hoạch có {observed} đề án điểm, tối thiểu là {expected}.", "Focal projects in the plan: {observed}; the minimum is {expected}."}},
	.facts = BIT(FOCAL_COUNT), .event = APPROVED_ON,
	.any = MANAGEMENT(ADVISORY, {"focal_minimum", COUNT, WHOLE(1)})
},
{
	.code = "no_multi_year", .predicate = no_multi_year,
	.action = REVIEW, .decider = DEPARTMENT, .unit = COUNT,
	.title = {"Không có đề án nhiều năm", "No multi-year project"},
	.meaning = {"Kế hoạch có ít đề án thực hiện nhiều năm hơn mức tối thiểu", "The plan has fewer multi-year projects than the minimum"},
	.numerator = {"Số đề án thực hiện nhiều năm", "Multi-year projects"},
	.remedy = {"Lập đề án thực hiện liên tục nhiều năm", "Prepare a project over several consecutive years"},
	.message = {{"Kế hoạch có {observed} đề án nhiều năm, tối thiểu là {expected}.", "Multi-year projects in the plan: {observed}; the minimum is {expected}."}},
	.facts = BIT(MULTI_YEAR_COUNT), .event = APPROVED_ON,
	.any = MANAGEMENT(ADVISORY, {"multi_year_minimum", COUNT, WHOLE(1)})
},
{
	.code = "no_integrated", .predicate = no_integrated,
	.action = REVIEW, .decider = DEPARTMENT, .unit = COUNT,
	.title = {"Không có đề án lồng ghép", "No integrated project"},
	.meaning = {"Kế hoạch có ít đề án lồng ghép với chương trình khác hơn mức tối thiểu", "The plan has fewer projects that are integrated with another programme than the minimum"},
	.numerator = {"Số đề án lồng ghép", "Integrated projects"},
	.remedy = {"Lồng ghép với chương trình mục tiêu quốc gia hoặc chương trình của tỉnh", "Integrate projects with a national target programme or one of the province"},
	.message = {{"Kế hoạch có {observed} đề án lồng ghép với chương trình khác, tối thiểu là {expected}.", "Projects in the plan that are integrated with another programme: {observed}; the minimum is {expected}."}},
	.facts = BIT(INTEGRATED_COUNT), .event = APPROVED_ON,
	.any = MANAGEMENT(ADVISORY, {"integrated_minimum", COUNT, WHOLE(1)})
},
{
	.code = "programme_missing", .predicate = programme_missing,
	.action = REVIEW, .decider = DEPARTMENT,
	.title = {"Kế hoạch không dựa trên chương trình", "Plan without a programme"},
	.meaning = {"Kế hoạch năm không dựa trên chương trình khuyến công giai đoạn đã được phê duyệt", "The plan of the year rests on no approved programme of the period"},
	.remedy = {"Nêu chương trình giai đoạn mà kế hoạch thực hiện, hoặc trình phê duyệt chương trình", "Name the programme that the plan carries out, or have one approved"},
	.message = {{"Kế hoạch không dựa trên chương trình khuyến công giai đoạn nào đã được phê duyệt.", "The plan rests on no approved programme of the period."}},
	.facts = BIT(HAS_PROGRAMME), .event = APPROVED_ON,
	.national = VERSIONS(TT46(SEVERE, "Điều 8.2.a", NO_PARAMETER)),
	.local = VERSIONS(TT46(SEVERE, "Điều 8.2.b", NO_PARAMETER))
},
{
	.code = "outside_programme_period", .predicate = outside_programme_period,
	.action = REVIEW, .decider = DEPARTMENT,
	.title = {"Ngoài giai đoạn của chương trình", "Outside the period of the programme"},
	.meaning = {"Năm kế hoạch không có ngày nào thuộc giai đoạn của chương trình", "The plan year has no day in the period of the programme"},
	.remedy = {"Dẫn chiếu chương trình của giai đoạn có năm kế hoạch", "Rest the plan on the programme of the period that has the plan year"},
	.message = {{"Năm kế hoạch {plan_year} không thuộc giai đoạn của chương trình {programme_period}.", "The plan year {plan_year} is not in the period of the programme {programme_period}."}},
	.facts = BIT(HAS_PROGRAMME) | BIT(PROGRAMME_PERIOD) | BIT(PLAN_YEAR), .event = APPROVED_ON,
	.national = VERSIONS(TT46(SEVERE, "Điều 8.2.a", NO_PARAMETER)),
	.local = VERSIONS(TT46(SEVERE, "Điều 8.2.b", NO_PARAMETER))
},
{
	.code = "above_programme_remaining", .predicate = above_programme_remaining,
	.action = ADJUST, .decider = DEPARTMENT, .unit = DONG,
	.title = {"Vượt phần còn lại của chương trình", "More than the programme has left"},
	.meaning = {"Tổng kinh phí các đề án cao hơn phần kinh phí còn lại của chương trình", "The items take more than what is left of the programme's money"},
	.remedy = {"Giảm kinh phí kế hoạch, hoặc bổ sung kinh phí chương trình", "Lower the plan, or add to the programme"},
	.message = {{"Tổng kinh phí các đề án {items_amount} vượt {difference} so với phần còn lại {expected} của chương trình.",
		"The items take {items_amount}, {difference} more than the {expected} that the programme has left."}},
	.facts = BIT(HAS_PROGRAMME) | BIT(ITEMS_AMOUNT) | BIT(PROGRAMME_REMAINING), .event = APPROVED_ON,
	.national = VERSIONS(TT46(WARN, "Điều 8.2.a", NO_PARAMETER)),
	.local = VERSIONS(TT46(WARN, "Điều 8.2.b", NO_PARAMETER))
},
