-- The words of report.sql in English.
\set lang_code en
\set superior 'SUPERIOR AGENCY: ........................'
\set unit 'REPORTING UNIT: ........................'
\set number 'No.: ....................'
\set country 'SOCIALIST REPUBLIC OF VIET NAM'
\set motto 'Independence - Freedom - Happiness'
\set place '.................., (date) ......................'
\set title 'REPORT'
\set to_whom 'To: ..............................................'
\set receivers 'Copies to:'
\set receiver_lines '- as above;\n- file: ............'
\set author 'PREPARED BY'
\set signer 'HEAD OF THE UNIT'
\set sign_hint '(signature, full name)'
SELECT format('Results of industrial promotion (khuyến công)%s, %s', ' in ' || :'province',
       CASE WHEN year_start AND year_end AND y1 = y2 THEN format('%s', y1)
            WHEN year_start AND year_end THEN format('%s–%s', y1, y2)
            WHEN y1 = y2 AND month_start AND month_end AND m1 = m2 THEN to_char(period_start, 'FMMonth YYYY')
            WHEN y1 = y2 AND month_start AND month_end AND m1 % 3 = 1 AND m2 = m1 + 2 THEN format('quarter %s of %s', m2 / 3, y1)
            WHEN y1 = y2 AND month_start AND month_end AND m1 = 1 AND m2 < 12 THEN format('first %s months of %s', m2, y1)
            WHEN y1 = y2 AND month_start AND month_end AND m1 = 7 AND m2 = 12 THEN format('last 6 months of %s', y1)
            ELSE format('%s to %s', to_char(period_start, 'FMDD FMMonth YYYY'), to_char(period_end, 'FMDD FMMonth YYYY')) END) AS subject,
       format('Period from %s to %s, as on %s. Amounts in million đồng unless stated otherwise.', to_char(period_start, 'FMDD FMMonth YYYY'),
              to_char(period_end, 'FMDD FMMonth YYYY'), to_char(CAST(:'as_of' AS date), 'FMDD FMMonth YYYY')) AS about
FROM period \gset
\set sample 'SAMPLE DATA: figures in this report are made up for demonstration; nothing may rest on them.'
\set no_rows 'None.'
\set total 'Total'
\set h_line No.
\set h_item 'Indicator'
\set h_figure 'Figure'
\set h_planned 'Plan'
\set h_support 'Support'
\set h_paid 'Paid'
\set h_of_plan 'of plan %'
\set h_of_support 'paid %'
\set h_share 'Share (%)'
\set h_projects 'Projects'
\set h_establishments 'Beneficiaries'
\set h_year 'Year'
\set h_counterpart 'Counterpart'
\set h_other 'Other programmes'
\set h_leverage 'Counterpart/support'
\set h_level 'Level'
\set h_areas 'Areas'
\set h_branch 'With a branch'
\set h_collaborator 'With a collaborator'
\set h_covered 'With either (%)'
\set h_covered_est 'Establishments (%)'
\set h_project 'Project'
\set h_subject 'Subject'
\set h_finding 'Finding'
\set h_action 'To do'
\set h_decision 'Who decides, by when'
\set h_basis 'Legal basis'
\set h_count 'Projects'
\set by_content 'By content'
\set by_source 'By source of money'
\set by_area 'By area'
\set by_sector 'By sector'
\set by_village 'By craft village'
\set s_summary 'Totals'
\set s_plan 'Plan and result'
\set s_funding 'Where the support went'
\set s_equity 'Difficult areas'
\set s_leverage 'Money that support brought with it'
\set s_action 'Projects that need a decision'
\set s_plan_finding 'Findings about plans and the network'
\set s_network 'The network'
\set s_note 'Notes'
\set i_planned 'Approved plans of the years of the period'
\set i_support 'Support decided in the period'
\set i_national '– national programme'
\set i_local '– local programme'
\set i_paid 'Paid in the period, less recoveries'
\set i_counterpart 'Counterpart funding'
\set i_other 'Money of other programmes'
\set i_projects 'Projects with money decided in the period'
\set i_establishments 'Beneficiaries of projects approved in the period'
\set i_approved 'Projects approved in the period'
\set i_accepted 'Projects accepted in the period'
\set i_stopped 'Projects that a decision stopped in the period'
\set i_open 'Projects neither accepted nor stopped on the day of the report'
\set i_action 'Projects that need a decision (section VI)'
\set i_finding 'Findings about plans and the network (section VII)'
\set u_money 'million đồng'
\set u_project 'project(s)'
\set u_establishment 'establishment(s)'
\set u_finding 'finding(s)'
\set e_list_valid 'List used: %s to %s'
\set e_open 'now'
\set e_unknown 'earlier'
\set e_support 'Support of difficult areas'
\set e_of_support 'of all'
\set e_support_share 'Share of money'
\set e_heads 'Beneficiaries in difficult areas'
\set e_head_share 'Share of beneficiaries'
\set e_disparity 'Share of money ÷ share of beneficiaries (1 is parity)'
\set e_gap 'Money that would have to move for parity'
\set e_no_list 'No list holds in the period'
\set e_unclassified 'Support in areas that cannot be classed'
\set words 'Support of the period, in full: '
SELECT translate(format_vnd(support), '.,', ',.') || '.' AS amount_in_words FROM report_summary
WHERE (period_start, period_end, as_of) = (:'period_start', :'period_end', :'as_of') \gset
\set l_authority 'Who decides: '
\set l_act_by 'Act by: '
\set l_basis 'Legal basis: '
\set other_findings 'and %s more'
CREATE TEMPORARY TABLE word (code text, word text);
INSERT INTO word VALUES
    ('stop', 'Stop'), ('extend', 'Extend'), ('adjust', 'Adjust'), ('supplement', 'Supplement'), ('review', 'Review'),
    ('minister', 'Minister of Industry and Trade'), ('department', 'Agency of the Ministry'),
    ('provincial_committee', 'Provincial People''s Committee'), ('provincial_department', 'Provincial Department'),
    ('critical', 'critical'), ('error', 'error'), ('warning', 'warning'), ('advisory', 'advisory'),
    ('province', 'province'), ('district', 'district'), ('commune', 'commune'),
    ('project', 'project'), ('plan', 'plan'), ('plan_item', 'plan item'), ('network', 'network at level');
CREATE TEMPORARY TABLE note (place integer, note text);
INSERT INTO note VALUES
    (1, format('Source: register %s, its tables report_*, made by khuyencong.run_report (khuyencong %s). Projects, money and payments are what the unit has entered.', :'register', :'version')),
    (2, 'Support is national and local khuyến công money, by the day of the decision; payments are by the day of payment; beneficiaries by the approval of their projects, each counted once in a line.'),
    (3, 'The plan is that of whole years, even where the period is shorter. Of plan: support of the period against the plan; paid: payments against support, both of the period.'),
    (4, 'A payment names no area: it counts for the area of its project''s money if that is one, else for the project''s area.'),
    (5, 'Shares are rounded so that they add up to 100.00. Amounts are rounded to 0.1 million đồng in print; totals are of amounts not rounded.'),
    (6, 'Difficult areas are those of each list on the day of the decision, and of the approval. A – means that there is no figure, or that it cannot be computed.');
