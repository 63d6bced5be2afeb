'use strict';

/* The page picks and draws; every figure in data comes from the database. In
   its keys '*' stands for all and '?' for unknown. */

const data = JSON.parse(document.getElementById('data').textContent);
const texts = JSON.parse(document.getElementById('text').textContent);
const LIST = ['areas', 'contents', 'schemes', 'figures', 'equity', 'plan', 'actions', 'network'];
for (const name of LIST) data[name] ??= [];

const years = [...new Set(data.figures.map(f => f.year))].filter(y => y !== '*').sort();
const ACTIONS = ['stop', 'extend', 'adjust', 'supplement', 'review'];
const MOST = 20, LONGEST = 500;    /* rows of a chart, of a list */
const BLUE = '#0072b2', RED = '#d55e00', GREY = '#7d8d99', PALE = '#a9bfce', INK = '#1b1f24';

let language = new URLSearchParams(location.search).get('lang') === 'en' ? 'en' : 'vi';
let drawing = 0;

const $ = id => document.getElementById(id);

/* ---- words and numbers ------------------------------------------------------ */

const say = (key, values = {}) => (texts[language][key] ?? key).replace(/\{(\w+)\}/g, (_, name) => values[name]);

function number(value, decimals = 0) {
  if (value === null || value === undefined) return '—';
  return new Intl.NumberFormat(language === 'vi' ? 'vi-VN' : 'en-GB',
    { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(value).replace('-', '−');
}
const million = dong => dong === null || dong === undefined ? null : dong / 1e6;
const money = dong => number(million(dong), 1);
const percent = value => value === null || value === undefined ? '—' : number(value, 2) + '\u00a0%';

function date(iso) {
  const [year, month, day] = iso.slice(0, 10).split('-');
  return `${day}/${month}/${year}`;
}
function span(from, to) {
  const values = { from: from && date(from), to: to && date(to) };
  return say(from ? (to ? 'from_to' : 'from') : to ? 'to' : 'open', values);
}

const areaOf = new Map(data.areas.map(a => [a.code, a]));
function areaName(code) {
  const area = areaOf.get(code);
  if (!area) return code === '*' ? say('all_areas') : say('unknown');
  return area.kind === 'province' ? say('whole_province', area) : area.name;
}
/* By name, what belongs to no one area last. */
function inAreaOrder(a, b) {
  const place = code => code === '?' ? 2 : areaOf.get(code)?.kind === 'province' ? 1 : 0;
  return place(a) - place(b) || areaName(a).localeCompare(areaName(b), 'vi');
}
const contentOf = new Map(data.contents.map(c => [c.code, c]));
const contentName = code => contentOf.get(code)?.[language] ?? say('unknown');
const yearName = year => year === '*' ? say('all_years') : year;

/* What a mark says, to the pointer as a tooltip and to a screen reader as its label. */
const described = (...pairs) => pairs.map(([label, value]) => `${label}: ${value}`).join('; ');

/* ---- elements ----------------------------------------------------------------- */

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

/* columns: [label, value of a row, is a number]; the first one heads its row. */
function table(caption, columns, rows, isChosen = () => false) {
  const cell = (kind, text, isNumber) => element(kind, { textContent: text, className: isNumber ? 'number' : '' });
  const head = element('tr', {}, ...columns.map(([label, , isNumber]) => Object.assign(cell('th', label, isNumber), { scope: 'col' })));
  const body = rows.map(row => element('tr', { className: isChosen(row) ? 'chosen' : '' },
    ...columns.map(([, value, isNumber], i) =>
      i === 0 ? Object.assign(cell('th', value(row), isNumber), { scope: 'row' }) : cell('td', value(row), isNumber))));
  for (const row of body) columns.forEach(([label], i) => { row.cells[i].dataset.column = label; });
  const made = element('table', {}, element('caption', { textContent: caption }), element('thead', {}, head), element('tbody', {}, ...body));
  const scroll = element('div', { className: 'scroll', tabIndex: 0 }, made);
  scroll.setAttribute('role', 'region');
  scroll.setAttribute('aria-label', caption);
  return scroll;
}

const folded = made => element('details', {}, element('summary', { textContent: say('table') }), made);

function options(select, pairs, chosen) {
  select.replaceChildren(...pairs.map(([value, label]) => element('option', { value, textContent: label })));
  select.value = pairs.some(([value]) => value === chosen) ? chosen : pairs[0]?.[0] ?? '';
}

/* ---- charts --------------------------------------------------------------------- */

/* A label as lines of about so many characters. */
vega.expressionFunction('lines', (text, width) => {
  const lines = [''];
  for (const word of String(text).split(' ')) {
    if (lines.at(-1) && (lines.at(-1) + ' ' + word).length > width) lines.push(word);
    else lines.push((lines.pop() + ' ' + word).trim());
  }
  return lines;
});

function tooltip(handler, event, item, value) {
  const box = $('tooltip');
  box.hidden = !value;
  if (!value) return;
  box.textContent = value.replaceAll('; ', '\n');
  const width = document.documentElement.clientWidth;
  const at = event.touches?.[0] ?? event;
  box.style.left = Math.max(4, Math.min(at.clientX + 12, width - box.offsetWidth - 4)) + 'px';
  box.style.top = Math.max(4, at.clientY + 16 + box.offsetHeight > innerHeight ? at.clientY - box.offsetHeight - 8 : at.clientY + 16) + 'px';
}

const CONFIG = {
  font: getComputedStyle(document.documentElement).fontFamily,
  view: { stroke: null },
  axis: { labelFontSize: 12, titleFontSize: 12, titleFontWeight: 'normal', labelColor: INK, titleColor: INK, gridColor: '#e3e7ec', domainColor: '#8a949e', tickColor: '#8a949e' },
  axisY: { labelLimit: 0 },
  text: { fontSize: 12, color: INK },
};

/* Draws a Vega-Lite specification, between what is given to go above and below it. */
async function draw(id, label, spec, { above = [], below = [] }) {
  const figure = $(id), mine = drawing;
  if (figure.clientWidth === 0) return;    /* not on view; there will be a resize */
  const holder = element('div');
  const whole = { width: figure.clientWidth, autosize: { type: 'fit', contains: 'padding' }, padding: 2, description: label, config: CONFIG, ...spec };
  const view = new vega.View(vega.parse(centred(vegaLite.compile(whole).spec)), { renderer: 'svg', container: holder, tooltip, hover: true });
  await view.runAsync();
  if (mine !== drawing) {
    view.finalize();
    return;
  }
  figure.view?.finalize();
  figure.view = view;
  figure.replaceChildren(...above, holder, ...below);
}

function empty(id) {
  $(id).replaceChildren(element('p', { textContent: say('no_rows') }));
}

/* What the colours mean, in text that wraps. */
function legend(...pairs) {
  return element('ul', { className: 'legend' }, ...pairs.map(([label, color, isLine]) => {
    const sign = element('span', { className: isLine ? 'line' : '' });
    sign.style.background = color;
    return element('li', {}, sign, label);
  }));
}

/* The names of rows, in lines; centred() puts them around the middle of the row. */
const nameAxis = (width, extent) =>
  ({ labelExpr: `lines(datum.label, ${width})`, labelLineHeight: 14, ticks: false, domain: false, ...(extent && { minExtent: extent }) });

function centred(spec) {
  for (const axis of spec.axes) {
    const labels = axis.encode?.labels?.update, text = labels?.text?.signal;
    if (text?.startsWith('lines(')) labels.dy = { signal: `-7 * (length(${text}) - 1)` };
  }
  return spec;
}

const isNarrow = id => $(id).clientWidth < 480;
const mark = { type: 'bar', tooltip: { expr: 'datum.said' }, aria: true };
const saidAs = { description: { field: 'said' } };
const axisNumber = { format: ',~f', tickCount: 4 };

const moreThan = (shown, rows) =>
  shown.length === rows.length ? [] : [element('p', { textContent: say('more', { shown: number(shown.length), count: number(rows.length) }) })];

/* Horizontal bars, largest first, each with its value at its end. */
function bars(id, label, rows, { value, title, decimals, color, name, columns, isChosen }) {
  if (rows.length === 0) return empty(id);
  const shown = rows.filter((row, i) => i < MOST || isChosen?.(row)), narrow = isNarrow(id);
  const values = shown.map(r => ({ ...r, at: r[value], written: number(r[value], decimals) }));
  const top = Math.max(0, ...values.map(v => v.at)), low = Math.min(0, ...values.map(v => v.at));
  const spec = {
    data: { values },
    height: shown.length * (narrow ? 44 : 32) + 45,
    encoding: {
      y: { field: 'name', type: 'nominal', sort: null, title: null, axis: nameAxis(narrow ? 18 : 28, narrow ? 110 : 170) },
      x: { field: 'at', type: 'quantitative', title, axis: axisNumber, scale: { domain: [low, (top || 1) * (narrow ? 1.5 : 1.18)], nice: false } },
    },
    layer: [
      { mark, encoding: { ...saidAs, color } },
      { mark: { type: 'text', align: 'left', dx: 4, aria: false, tooltip: null }, encoding: { text: { field: 'written' } } },
    ],
  };
  return draw(id, label, spec, { below: [...moreThan(shown, rows), folded(table(label, [[name, r => r.name], ...columns], rows, isChosen))] });
}

/* ---- panels ----------------------------------------------------------------------- */

const figureOf = new Map(data.figures.map(f => [[f.year, f.area, f.content].join('\t'), f]));
const figureAt = (year, area, content) => figureOf.get([year, area, content].join('\t'));

function chosen() {
  return { year: $('year').value, area: $('area').value, scheme: $('scheme').value, action: $('action').value,
    grid: document.querySelector('[name=grid-by]:checked').value, plan: document.querySelector('[name=plan-by]:checked').value };
}

function showSummary({ year, area }) {
  const f = figureAt(year, area, '*');
  const facts = [
    [say('support_unit'), f ? money(f.support) : '—'],
    [say('projects'), f ? number(f.projects) : '—'],
    [say('establishments'), f ? number(f.establishments) : '—'],
    [say('leverage'), f ? number(f.leverage, 2) : '—'],
  ];
  $('summary').replaceChildren(...facts.map(([label, value]) =>
    element('div', {}, element('dt', { textContent: label }), element('dd', { textContent: value }))));
}

const supportColumns = share => [
  [say('support_unit'), r => money(r.support), true],
  [say('share_unit'), r => number(r[share], 2), true],
  [say('projects'), r => number(r.projects), true],
  [say('establishments'), r => number(r.establishments), true]];

function saidOf(f, key, name, share) {
  return described([say(key), name], [say('support_unit'), money(f.support)], [say('share_unit'), number(f[share], 2)],
    [say('projects'), number(f.projects)], [say('establishments'), number(f.establishments)]);
}

const bySupport = (a, b) => b.support - a.support || a.name.localeCompare(b.name, 'vi');

function showByArea({ year, area }) {
  const rows = data.figures.filter(f => f.year === year && f.content === '*' && f.area !== '*')
    .map(f => ({ ...f, name: areaName(f.area), isChosen: area === '*' || area === f.area }))
    .map(f => ({ ...f, millions: million(f.support), said: saidOf(f, 'area', f.name, 'share_of_areas') })).sort(bySupport);
  return bars('by-area', `${say('by_area')}, ${yearName(year)}`, rows, { value: 'millions', title: say('support_unit'), decimals: 1, name: say('area'),
    color: { condition: { test: 'datum.isChosen', value: BLUE }, value: PALE }, columns: supportColumns('share_of_areas'), isChosen: r => r.area === area });
}

function showByContent({ year, area }) {
  const rows = data.figures.filter(f => f.year === year && f.area === area && f.content !== '*')
    .map(f => ({ ...f, name: contentName(f.content) }))
    .map(f => ({ ...f, millions: million(f.support), said: saidOf(f, 'content', f.name, 'share_of_contents') })).sort(bySupport);
  return bars('by-content', `${say('by_content')}, ${yearName(year)}, ${areaName(area)}`, rows, { value: 'millions', title: say('support_unit'), decimals: 1,
    name: say('content'), color: { value: BLUE }, columns: supportColumns('share_of_contents') });
}

/* Names along the foot, turned where they have no room side by side. */
const footAxis = (id, count) => ({ labelAngle: $(id).clientWidth / count < 45 ? -90 : 0, labelOverlap: true, ticks: false });

function showByYear({ year, area }) {
  const rows = years.map(y => figureAt(y, area, '*')).filter(Boolean);
  if (rows.length === 0) return empty('by-year');
  const values = rows.flatMap(f => ['national', 'local'].map((source, place) => ({ year: f.year, source: say(source), place, millions: million(f[source]),
    isChosen: year === '*' || year === f.year,
    said: described([say('year'), f.year], [say('source'), say(source)], [say('support_unit'), money(f[source])]) })));
  const label = `${say('by_year')}, ${areaName(area)}`;
  const spec = {
    data: { values }, height: 300, mark,
    encoding: { ...saidAs,
      x: { field: 'year', type: 'ordinal', scale: { domain: years }, title: null, axis: footAxis('by-year', years.length) },
      y: { field: 'millions', type: 'quantitative', title: say('support_unit'), axis: axisNumber },
      color: { field: 'source', scale: { domain: [say('national'), say('local')], range: [RED, BLUE] }, legend: null },
      opacity: { condition: { test: 'datum.isChosen', value: 1 }, value: 0.35 },
      order: { field: 'place' } },
  };
  return draw('by-year', label, spec, { above: [legend([say('national'), RED], [say('local'), BLUE])], below: [folded(table(label, [
    [say('year'), f => f.year], [say('support_unit'), f => money(f.support), true],
    [say('national'), f => money(f.national), true], [say('local'), f => money(f.local), true],
    [say('projects'), f => number(f.projects), true], [say('establishments'), f => number(f.establishments), true],
    [say('leverage'), f => number(f.leverage, 2), true]], rows, f => f.year === year))] });
}

function showGrid({ year, area, grid }) {
  const byArea = grid === 'area';
  const key = byArea ? 'area' : 'content', nameOf = byArea ? areaName : contentName;
  const cells = data.figures.filter(f => f.year !== '*' && f[key] !== '*' && (byArea ? f.content === '*' : f.area === area));
  const all = [...new Set(cells.map(f => f[key]))].sort(byArea ? inAreaOrder : (a, b) => nameOf(a).localeCompare(nameOf(b), 'vi'));
  const label = say('grid') + (byArea ? '' : `, ${areaName(area)}`);
  if (all.length === 0) return empty('grid');
  const total = code => figureAt('*', byArea ? code : area, byArea ? '*' : code)?.support ?? 0;
  const least = all.map(total).sort((a, b) => b - a)[MOST - 1] ?? -Infinity;
  const codes = all.filter(code => total(code) >= least || (byArea && code === area));
  const narrow = isNarrow('grid'), roomy = $('grid').clientWidth > 800;
  const values = cells.filter(f => codes.includes(f[key])).map(f => ({ year: f.year, name: nameOf(f[key]), millions: million(f.support), written: number(million(f.support), 0),
    isChosen: (year === '*' || f.year === year) && (!byArea || area === '*' || f.area === area),
    said: described([say('year'), f.year], [say(key), nameOf(f[key])], [say('support_unit'), money(f.support)], [say('projects'), number(f.projects)]) }));
  const spec = {
    data: { values }, height: codes.length * (narrow ? 44 : 30) + 75,
    encoding: {
      x: { field: 'year', type: 'ordinal', scale: { domain: years }, title: null, axis: { ...footAxis('grid', 1.5 * years.length), orient: 'top', domain: false } },
      y: { field: 'name', type: 'nominal', sort: null, scale: { domain: codes.map(nameOf) }, title: null, axis: nameAxis(narrow ? 16 : 44) } },
    layer: [
      { mark: { type: 'rect', tooltip: { expr: 'datum.said' }, stroke: '#fff' },
        encoding: { ...saidAs, opacity: { condition: { test: 'datum.isChosen', value: 1 }, value: 0.3 },
          color: { field: 'millions', type: 'quantitative', scale: { scheme: 'blues', domainMin: 0 },
            legend: { orient: 'top', title: say('support_unit'), titleFontWeight: 'normal', format: ',.0f', gradientLength: narrow ? 180 : 240, tickCount: 3, direction: 'horizontal' } } } },
      ...(roomy ? [{ mark: { type: 'text', aria: false, tooltip: null, fontSize: 11 },
        encoding: { text: { field: 'written' }, color: { condition: { test: "datum.isChosen && contrast(scale('color', datum.millions), '#fff') > 4.5", value: '#fff' }, value: '#000' } } }] : [])],
  };
  const inYear = new Map(cells.map(f => [f[key] + '\t' + f.year, f]));
  return draw('grid', label, spec, { below: [...moreThan(codes, all), folded(table(`${label} (${say('unit')})`,
    [[say(key), code => nameOf(code)], ...years.map(y => [y, code => money(inYear.get(code + '\t' + y)?.support), true])], all, code => byArea && code === area))] });
}

function equitySaid(e, scope) {
  if (e.disparity === null) return [element('p', { textContent: say('equity_unknown', { scope, reason: say('because_' + e.reason) }) })];
  const said = [say('equity_said', { scope, heads: percent(e.beneficiary_share_percent), part_heads: number(e.difficult_establishment_count),
    all_heads: number(e.establishment_count), money: percent(e.funding_share_percent), part_money: money(e.difficult_support), all_money: money(e.support),
    disparity: number(e.disparity, 3) })];
  said.push(say(e.parity_gap < 0 ? 'over_said' : 'gap_said', { gap: money(Math.abs(e.parity_gap)) }));
  if (e.unclassified_support) said.push(say('rest_said', { rest: money(e.unclassified_support) }));
  return [element('p', { textContent: said.join(' ') })];
}

function showEquity({ year, scheme }) {
  const rows = data.equity.filter(e => e.scheme_code === scheme);
  const period = rows.find(e => e.year === '*'), list = data.schemes.find(s => s.code === scheme);
  if (!period || !list) { $('equity-dates').textContent = ''; $('equity-said').replaceChildren(); return empty('equity'); }
  $('equity-dates').textContent = say('equity_dates', { scheme: list[language] + (list.synthetic ? ` (${say('made_up')})` : ''),
    list: span(period.list_valid_from, period.list_valid_until),
    dates: period.first_classed_on ? span(period.first_classed_on, period.last_classed_on) : say('no_dates') });
  const ofYear = rows.find(e => e.year === year && year !== '*');
  $('equity-said').replaceChildren(...equitySaid(period, say('all_years')), ...(ofYear ? equitySaid(ofYear, `${say('year')} ${year}`) : []));
  const shown = [...rows.filter(e => e.year !== '*').sort((a, b) => a.year.localeCompare(b.year)), period];
  const kinds = ['beneficiary_share', 'funding_share'];
  const values = shown.flatMap(e => kinds.map(kind => ({ year: yearName(e.year), kind: say(kind), at: e[kind + '_percent'],
    isChosen: year === '*' || e.year === year || e.year === '*',
    said: described([say('year'), yearName(e.year)], [say(kind) + ' (%)', number(e[kind + '_percent'], 2)], [say('disparity'), number(e.disparity, 3)],
      [`${say('parity_gap')} (${say('unit')})`, money(e.parity_gap)]) })));
  const parity = shown.map(e => ({ year: yearName(e.year), kind: say('funding_share'), at: e.beneficiary_share_percent,
    said: described([say('year'), yearName(e.year)], [`${say('parity')} (%)`, number(e.beneficiary_share_percent, 2)]) }));
  const label = `${say('equity')}: ${list[language]}`, narrow = isNarrow('equity');
  const spec = {
    height: 300,
    encoding: {
      x: { field: 'year', type: 'ordinal', sort: null, title: null, scale: { domain: shown.map(e => yearName(e.year)), paddingInner: 0.25 }, axis: footAxis('equity', 1.7 * shown.length) },
      xOffset: { field: 'kind', sort: null, scale: { domain: kinds.map(k => say(k)) } },
      y: { field: 'at', type: 'quantitative', title: say('share_unit'), axis: axisNumber } },
    layer: [
      { data: { values }, mark, encoding: { ...saidAs, color: { field: 'kind', scale: { domain: kinds.map(k => say(k)), range: [BLUE, RED] }, legend: null },
        opacity: { condition: { test: 'datum.isChosen', value: 1 }, value: 0.35 } } },
      { data: { values: parity }, mark: { type: 'tick', thickness: 3, bandSize: narrow ? 10 : 26, color: INK, opacity: 1, tooltip: { expr: 'datum.said' } },
        encoding: saidAs }],
  };
  const key = legend([say('beneficiary_share'), BLUE], [say('funding_share'), RED], [say('parity_of'), INK, true]);
  return draw('equity', label, spec, { above: [key], below: [folded(table(label, [
    [say('year'), e => yearName(e.year)],
    [`${say('beneficiary_share')} (%)`, e => number(e.beneficiary_share_percent, 2), true], [`${say('funding_share')} (%)`, e => number(e.funding_share_percent, 2), true],
    [say('disparity'), e => number(e.disparity, 3), true], [`${say('parity_gap')} (${say('unit')})`, e => money(e.parity_gap), true],
    [`${say('unclassified')} (${say('unit')})`, e => money(e.unclassified_support), true]], shown, e => e.year === year))] });
}

function showPlan({ year, plan }) {
  const byYear = plan === 'year';
  const rows = byYear ? data.plan.filter(p => p.content === '*' && p.year !== '*').map(p => ({ ...p, name: p.year })).sort((a, b) => a.year.localeCompare(b.year))
    : data.plan.filter(p => p.content !== '*' && p.year === year).map(p => ({ ...p, name: contentName(p.content) })).sort((a, b) => b.planned - a.planned);
  if (rows.length === 0) return empty('plan');
  const steps = ['planned', 'decided', 'paid'], narrow = isNarrow('plan');
  const values = rows.flatMap(p => steps.filter(s => p[s] !== null).map(step => ({ name: p.name, step: say(step), millions: million(p[step]),
    isChosen: !byYear || year === '*' || p.year === year,
    said: described([say(byYear ? 'year' : 'content'), p.name], [`${say(step)} (${say('unit')})`, money(p[step])]) })));
  const names = { field: 'name', type: 'nominal', sort: null, title: null, scale: { domain: rows.map(p => p.name), paddingInner: 0.25 } };
  const amount = { field: 'millions', type: 'quantitative', title: say('amount_unit'), axis: axisNumber };
  const offset = { field: 'step', sort: null, scale: { domain: steps.map(s => say(s)) } };
  const place = byYear ? { x: { ...names, axis: footAxis('plan', rows.length) }, y: amount, xOffset: offset }
    : { y: { ...names, axis: nameAxis(narrow ? 18 : 28) }, x: amount, yOffset: offset };
  const label = `${say('plan')}, ${byYear ? say('all_years') : yearName(year)}`;
  const spec = { data: { values }, height: byYear ? 300 : rows.length * 54 + 45, mark,
    encoding: { ...saidAs, ...place, color: { field: 'step', scale: { domain: steps.map(s => say(s)), range: [GREY, BLUE, RED] }, legend: null },
      opacity: { condition: { test: 'datum.isChosen', value: 1 }, value: 0.35 } } };
  const key = legend([say('planned'), GREY], [say('decided'), BLUE], [say('paid'), RED]);
  return draw('plan', label, spec, { above: [key], below: [folded(table(`${label} (${say('unit')})`,
    [[say(byYear ? 'year' : 'content'), p => p.name], ...steps.map(s => [say(s), p => money(p[s]), true])], rows, p => byYear && p.year === year))] });
}

function showActions({ year, area, action }) {
  $('action-controls').hidden = !data.has_action;
  if (!data.has_action) {
    $('action-said').textContent = say('no_action_view', data);
    $('actions').replaceChildren();
    return $('action-list').replaceChildren();
  }
  const within = data.actions.filter(a => (year === '*' || String(a.year) === year) && (area === '*' || a.area === area));
  const rows = ACTIONS.map(code => ({ code, name: say(code), count: within.filter(a => a.action === code).length, isChosen: action === '*' || action === code }))
    .map(r => ({ ...r, said: described([say('action'), r.name], [say('projects'), number(r.count)]) }));
  const listed = within.filter(a => action === '*' || a.action === action);
  const listable = listed.slice(0, LONGEST);
  $('action-said').textContent = say('action_said', { count: number(listed.length) })
    + (listable.length < listed.length ? ' ' + say('first_rows', { shown: LONGEST, count: number(listed.length) }) : '');
  $('action-list').replaceChildren(table(`${say('actions')}, ${yearName(year)}, ${areaName(area)}`, [
    [say('code'), a => a.code], [say('name'), a => a.name], [say('year'), a => String(a.year)], [say('area'), a => areaName(a.area)],
    [say('action'), a => say(a.action)], [say('severity'), a => a.severity ? say(a.severity) : '—'], [say('findings'), a => number(a.findings), true],
    [say('why'), a => a['message_' + language] ?? '—'], [say('authority'), a => a.authority ? say(a.authority) : '—'],
    [say('act_by'), a => a.act_by ? date(a.act_by) : '—']], listable));
  return bars('actions', `${say('actions')}, ${yearName(year)}, ${areaName(area)}`, rows, { value: 'count', title: say('projects'), decimals: 0, name: say('action'),
    color: { condition: { test: 'datum.isChosen', value: BLUE }, value: PALE }, columns: [[say('projects'), r => number(r.count), true]], isChosen: r => r.code === action });
}

function showNetwork({ year }) {
  const rows = data.network.filter(n => year === '*' ? n.is_report_date : n.on_date.startsWith(year));
  $('network-date').textContent = rows.length ? say('network_date', { date: date(rows[0].on_date) }) : '';
  if (rows.length === 0) return empty('network');
  const part = (count, all, share) => `${number(count)} (${percent(share)})`;
  $('network').replaceChildren(table(say('network'), [
    [say('kind'), n => say(n.area_kind)], [say('units'), n => number(n.area_count), true],
    [say('with_branch'), n => part(n.branch_area_count, n.area_count, n.branch_percent), true],
    [say('with_collaborator'), n => part(n.collaborator_area_count, n.area_count, n.collaborator_percent), true],
    [say('covered'), n => part(n.covered_area_count, n.area_count, n.covered_percent), true],
    [say('covered_establishments'), n => percent(n.covered_establishment_percent), true]], rows));
}

/* ---- the page ------------------------------------------------------------------------ */

function showScopes({ year, area, grid, plan }) {
  const scope = { year: yearName(year), area: areaName(area), 'year area': `${yearName(year)}, ${areaName(area)}`,
    grid: grid === 'area' ? '' : areaName(area), plan: `${plan === 'year' ? say('all_years') : yearName(year)}, ${say('all_areas')}` };
  for (const small of document.querySelectorAll('[data-scope]')) small.textContent = scope[small.dataset.scope];
}

async function showAll() {
  const choice = chosen(), mine = ++drawing;
  $('tooltip').hidden = true;
  showScopes(choice);
  showSummary(choice);
  showNetwork(choice);
  await Promise.all([showEquity, showByArea, showByContent, showByYear, showGrid, showPlan, showActions].map(show => show(choice)));
  document.body.dataset.drawn = mine;    /* for who waits for it */
}

function write() {
  const separators = language === 'vi' ? { decimal: ',', thousands: '.' } : { decimal: '.', thousands: ',' };
  vega.formatLocale({ ...separators, grouping: [3], currency: ['', '\u00a0₫'] });
  document.documentElement.lang = language;
  for (const place of document.querySelectorAll('[data-text]')) place.textContent = say(place.dataset.text);
  for (const place of document.querySelectorAll('[data-label]')) place.setAttribute('aria-label', say(place.dataset.label));
  const period = years.length > 1 ? `${years[0]}–${years.at(-1)}` : years[0] ?? '';
  document.title = $('title').textContent = [`${say('title')} ${data.province ?? data.register}`, period].filter(Boolean).join(', ');
  $('about').textContent = say('about', { ...data, report_on: date(data.report_on), written_at: `${date(data.written_at)} ${data.written_at.slice(11)}` });
  $('limited').hidden = !data.limited_to;
  $('limited').textContent = say('limited', data);
  $('synthetic').hidden = !data.has_synthetic;
  $('synthetic').textContent = say('synthetic', { synthetic: number(data.synthetic_count), projects: number(data.project_count) });
  const { year, area, scheme, action } = chosen();
  const inUse = [...new Set(data.figures.map(f => f.area).concat(data.actions.map(a => a.area)))].filter(a => a !== '*').sort(inAreaOrder);
  options($('year'), ['*', ...years].map(y => [y, yearName(y)]), year);
  options($('area'), ['*', ...inUse].map(a => [a, areaName(a)]), area);
  options($('scheme'), data.schemes.map(s => [s.code, s[language]]), scheme);
  options($('action'), [['*', say('all_actions')], ...ACTIONS.map(a => [a, say(a)])], action);
  $('language').value = language;
}

let width = document.documentElement.clientWidth;
addEventListener('resize', () => {
  if (width === document.documentElement.clientWidth) return;
  width = document.documentElement.clientWidth;
  showAll();
});
document.addEventListener('submit', event => event.preventDefault());
document.addEventListener('change', event => {
  if (event.target.id === 'language') {
    language = event.target.value;
    write();
  }
  showAll();
});
document.addEventListener('keydown', event => { if (event.key === 'Escape') $('tooltip').hidden = true; });

write();
showAll();
