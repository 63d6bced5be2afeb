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
  const { clientX: x, clientY: y } = event.touches?.[0] ?? event;
  const { clientWidth: width, clientHeight: height } = document.documentElement;
  const isLow = y + 16 + box.offsetHeight > height;
  box.style.left = Math.max(4, Math.min(x + 12, width - box.offsetWidth - 4)) + 'px';
  box.style.top = Math.max(4, isLow ? y - box.offsetHeight - 8 : y + 16) + 'px';
}

const CONFIG = {
  font: getComputedStyle(document.documentElement).fontFamily,
  view: { stroke: null },
  axis: {
    labelFontSize: 12, titleFontSize: 12, titleFontWeight: 'normal', labelColor: INK, titleColor: INK,
    gridColor: '#e3e7ec', domainColor: '#8a949e', tickColor: '#8a949e',
  },
  axisY: { labelLimit: 0 },
  text: { fontSize: 12, color: INK },
};

/* Draws a Vega-Lite specification, between what is given to go above and below it. */
async function draw(id, label, spec, { above = [], below = [] }) {
  const figure = $(id), holder = element('div'), mine = drawing;
  if (figure.clientWidth === 0) return;    /* not on view; there will be a resize */
  const whole = {
    width: figure.clientWidth, autosize: { type: 'fit', contains: 'padding' }, padding: 2, description: label, config: CONFIG, ...spec,
  };
  const parsed = vega.parse(centred(vegaLite.compile(whole).spec));
  const view = new vega.View(parsed, { renderer: 'svg', container: holder, tooltip });
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
  return element('ul', { className: 'legend' }, ...pairs.map(([key, color, isLine]) => {
    const sign = element('span', { className: isLine ? 'line' : '' });
    sign.style.background = color;
    return element('li', {}, sign, say(key));
  }));
}

/* ---- parts of specifications ---------------------------------------------------- */

const isNarrow = id => $(id).clientWidth < 480;
const tip = { tooltip: { expr: 'datum.said' } };
const bar = { type: 'bar', ...tip };
const said = { description: { field: 'said' } };
const mute = { type: 'text', aria: false, tooltip: null };
const faded = { condition: { test: 'datum.isChosen', value: 1 }, value: 0.35 };
const stressed = { condition: { test: 'datum.isChosen', value: BLUE }, value: PALE };
const amount = (field, title) => ({ field, type: 'quantitative', title: say(title), axis: { format: ',~f', tickCount: 4 } });
const names = (field, values, more = {}) => ({ field, type: 'nominal', sort: null, title: null, scale: { domain: values, ...more } });
const beside = keys => ({ field: 'kind', sort: null, scale: { domain: keys.map(key => say(key)) } });
const colored = (keys, range) => ({ field: 'kind', scale: { domain: keys.map(key => say(key)), range }, legend: null });

/* Names along the foot, turned where they have no room side by side. */
const footAxis = (id, count) => ({ labelAngle: $(id).clientWidth / count < 45 ? -90 : 0, labelOverlap: true, ticks: false });

/* Names of rows, in lines; centred() puts them around the middle of the row. */
const nameAxis = (width, extent) =>
  ({ labelExpr: `lines(datum.label, ${width})`, labelLineHeight: 14, ticks: false, domain: false, ...(extent && { minExtent: extent }) });

function centred(spec) {
  for (const axis of spec.axes) {
    const labels = axis.encode?.labels?.update, text = labels?.text?.signal;
    if (text?.startsWith('lines(')) labels.dy = { signal: `-7 * (length(${text}) - 1)` };
  }
  return spec;
}

const moreThan = (shown, rows) => shown.length === rows.length ? []
  : [element('p', { textContent: say('more', { shown: number(shown.length), count: number(rows.length) }) })];

/* Horizontal bars, in the order of the rows, each with its value at its end. */
function bars(id, label, rows, { value, title, decimals, color, columns, isChosen = () => false }) {
  if (rows.length === 0) return empty(id);
  const narrow = isNarrow(id);
  const shown = rows.filter((row, i) => i < MOST || isChosen(row));
  const values = shown.map(row => ({ ...row, written: number(row[value], decimals) }));
  const ends = values.map(row => row[value]);
  const room = Math.max(0, ...ends) * (narrow ? 1.5 : 1.18) || 1;
  const spec = {
    data: { values },
    height: shown.length * (narrow ? 44 : 32) + 45,
    encoding: {
      y: { ...names('name', shown.map(row => row.name)), axis: nameAxis(narrow ? 18 : 28, narrow ? 110 : 170) },
      x: { ...amount(value, title), scale: { domain: [Math.min(0, ...ends), room], nice: false } },
    },
    layer: [
      { mark: bar, encoding: { ...said, color } },
      { mark: { ...mute, align: 'left', dx: 4 }, encoding: { text: { field: 'written' } } },
    ],
  };
  return draw(id, label, spec, { below: [...moreThan(shown, rows), folded(table(label, columns, rows, isChosen))] });
}

/* ---- panels ----------------------------------------------------------------------- */

const figureOf = new Map(data.figures.map(f => [[f.year, f.area, f.content].join('\t'), f]));
const figureAt = (year, area, content) => figureOf.get([year, area, content].join('\t'));

function chosen() {
  const radio = name => document.querySelector(`[name=${name}]:checked`).value;
  return {
    year: $('year').value, area: $('area').value, scheme: $('scheme').value, action: $('action').value,
    grid: radio('grid-by'), plan: radio('plan-by'),
  };
}

function showSummary({ year, area }) {
  const f = figureAt(year, area, '*');
  const facts = [
    [say('support_unit'), money(f?.support)],
    [say('projects'), number(f?.projects)],
    [say('establishments'), number(f?.establishments)],
    [say('leverage'), number(f?.leverage, 2)],
  ];
  $('summary').replaceChildren(...facts.map(([label, value]) =>
    element('div', {}, element('dt', { textContent: label }), element('dd', { textContent: value }))));
}

/* Support by area or content, as bars. */
function showSupport(id, title, figures, { key, nameOf, share, color, isChosen }) {
  const rows = figures.map(f => ({
    ...f, name: nameOf(f[key]), millions: million(f.support), isChosen: isChosen(f),
    said: described([say(key), nameOf(f[key])], [say('support_unit'), money(f.support)], [say('share_unit'), number(f[share], 2)],
      [say('projects'), number(f.projects)], [say('establishments'), number(f.establishments)]),
  })).sort((a, b) => b.support - a.support || a.name.localeCompare(b.name, 'vi'));
  const columns = [
    [say(key), row => row.name],
    [say('support_unit'), row => money(row.support), true],
    [say('share_unit'), row => number(row[share], 2), true],
    [say('projects'), row => number(row.projects), true],
    [say('establishments'), row => number(row.establishments), true],
  ];
  return bars(id, title, rows, { value: 'millions', title: 'support_unit', decimals: 1, color, columns, isChosen });
}

function showByArea({ year, area }) {
  const figures = data.figures.filter(f => f.year === year && f.content === '*' && f.area !== '*');
  return showSupport('by-area', `${say('by_area')}, ${yearName(year)}`, figures,
    { key: 'area', nameOf: areaName, share: 'share_of_areas', color: area === '*' ? { value: BLUE } : stressed, isChosen: f => f.area === area });
}

function showByContent({ year, area }) {
  const figures = data.figures.filter(f => f.year === year && f.area === area && f.content !== '*');
  return showSupport('by-content', `${say('by_content')}, ${yearName(year)}, ${areaName(area)}`, figures,
    { key: 'content', nameOf: contentName, share: 'share_of_contents', color: { value: BLUE }, isChosen: () => false });
}

function showByYear({ year, area }) {
  const rows = years.map(y => figureAt(y, area, '*')).filter(Boolean);
  if (rows.length === 0) return empty('by-year');
  const sources = ['national', 'local'];
  const values = rows.flatMap(f => sources.map((source, place) => ({
    year: f.year, kind: say(source), place, millions: million(f[source]), isChosen: year === '*' || year === f.year,
    said: described([say('year'), f.year], [say('source'), say(source)], [say('support_unit'), money(f[source])]),
  })));
  const label = `${say('by_year')}, ${areaName(area)}`;
  const spec = {
    data: { values }, height: 300, mark: bar,
    encoding: {
      ...said, opacity: faded, order: { field: 'place' },
      x: { ...names('year', years), axis: footAxis('by-year', years.length) },
      y: amount('millions', 'support_unit'),
      color: colored(sources, [RED, BLUE]),
    },
  };
  const columns = [
    [say('year'), f => f.year], [say('support_unit'), f => money(f.support), true],
    [say('national'), f => money(f.national), true], [say('local'), f => money(f.local), true],
    [say('projects'), f => number(f.projects), true], [say('establishments'), f => number(f.establishments), true],
    [say('leverage'), f => number(f.leverage, 2), true],
  ];
  return draw('by-year', label, spec, {
    above: [legend(['national', RED], ['local', BLUE])], below: [folded(table(label, columns, rows, f => f.year === year))],
  });
}

function showGrid({ year, area, grid }) {
  const byArea = grid === 'area';
  const key = byArea ? 'area' : 'content', nameOf = byArea ? areaName : contentName;
  const cells = data.figures.filter(f => f.year !== '*' && f[key] !== '*' && (byArea ? f.content === '*' : f.area === area));
  const all = [...new Set(cells.map(f => f[key]))].sort(byArea ? inAreaOrder : (a, b) => nameOf(a).localeCompare(nameOf(b), 'vi'));
  if (all.length === 0) return empty('grid');
  const isStressed = code => byArea && code === area;
  const total = code => figureAt('*', byArea ? code : area, byArea ? '*' : code).support;
  const largest = new Set([...all].sort((a, b) => total(b) - total(a)).slice(0, MOST));
  const shown = all.filter(code => largest.has(code) || isStressed(code));
  const values = cells.filter(f => shown.includes(f[key])).map(f => ({
    year: f.year, name: nameOf(f[key]), millions: million(f.support), written: number(million(f.support)),
    isChosen: (year === '*' || f.year === year) && (!byArea || area === '*' || f.area === area),
    said: described([say('year'), f.year], [say(key), nameOf(f[key])], [say('support_unit'), money(f.support)],
      [say('projects'), number(f.projects)]),
  }));
  const narrow = isNarrow('grid'), isRoomy = $('grid').clientWidth > 800;
  const scale = {
    orient: 'top', direction: 'horizontal', title: say('support_unit'), titleFontWeight: 'normal',
    format: ',.0f', tickCount: 3, gradientLength: narrow ? 180 : 240,
  };
  const squares = {
    mark: { type: 'rect', ...tip, stroke: '#fff' },
    encoding: { ...said, opacity: faded, color: { ...amount('millions', 'support_unit'), scale: { scheme: 'blues', domainMin: 0 }, legend: scale } },
  };
  const isDark = "datum.isChosen && contrast(scale('color', datum.millions), '#fff') > 4.5";
  const figures = {
    mark: { ...mute, fontSize: 11 },
    encoding: { text: { field: 'written' }, color: { condition: { test: isDark, value: '#fff' }, value: '#000' } },
  };
  const spec = {
    data: { values }, height: shown.length * (narrow ? 44 : 30) + 75,
    encoding: {
      x: { ...names('year', years), axis: { ...footAxis('grid', 1.5 * years.length), orient: 'top', domain: false } },
      y: { ...names('name', shown.map(nameOf)), axis: nameAxis(narrow ? 16 : 44) },
    },
    layer: isRoomy ? [squares, figures] : [squares],
  };
  const label = say('grid') + (byArea ? '' : `, ${areaName(area)}`);
  const at = new Map(cells.map(f => [f[key] + '\t' + f.year, f]));
  const columns = [[say(key), nameOf], ...years.map(y => [y, code => money(at.get(code + '\t' + y)?.support), true])];
  return draw('grid', label, spec, { below: [...moreThan(shown, all), folded(table(`${label} (${say('unit')})`, columns, all, isStressed))] });
}

function equitySaid(e, scope) {
  if (e.disparity === null) return say('equity_unknown', { scope, reason: say('because_' + e.reason) });
  const sentences = [
    say('equity_said', {
      scope, disparity: number(e.disparity, 3),
      heads: percent(e.beneficiary_share_percent), part_heads: number(e.difficult_establishment_count), all_heads: number(e.establishment_count),
      money: percent(e.funding_share_percent), part_money: money(e.difficult_support), all_money: money(e.support),
    }),
    say(e.parity_gap < 0 ? 'over_said' : 'gap_said', { gap: money(Math.abs(e.parity_gap)) }),
  ];
  if (e.unclassified_support) sentences.push(say('rest_said', { rest: money(e.unclassified_support) }));
  return sentences.join(' ');
}

function showEquity({ year, scheme }) {
  const rows = data.equity.filter(e => e.scheme_code === scheme);
  const period = rows.find(e => e.year === '*'), list = data.schemes.find(s => s.code === scheme);
  const paragraphs = [];
  if (period) {
    $('equity-dates').textContent = say('equity_dates', {
      scheme: list[language] + (list.synthetic ? ` (${say('made_up')})` : ''),
      list: span(period.list_valid_from, period.list_valid_until),
      dates: period.first_classed_on ? span(period.first_classed_on, period.last_classed_on) : say('no_dates'),
    });
    const ofYear = rows.find(e => e.year === year && e !== period);
    paragraphs.push(equitySaid(period, say('all_years')), ...(ofYear ? [equitySaid(ofYear, `${say('year')} ${year}`)] : []));
  }
  $('equity-said').replaceChildren(...paragraphs.map(textContent => element('p', { textContent })));
  if (!period) return empty('equity');

  const shown = [...rows.filter(e => e !== period).sort((a, b) => a.year.localeCompare(b.year)), period];
  const kinds = ['beneficiary_share', 'funding_share'];
  const values = shown.flatMap(e => kinds.map(kind => ({
    year: yearName(e.year), kind: say(kind), at: e[kind + '_percent'], isChosen: year === '*' || e.year === year || e === period,
    said: described([say('year'), yearName(e.year)], [`${say(kind)} (%)`, number(e[kind + '_percent'], 2)],
      [say('disparity'), number(e.disparity, 3)], [`${say('parity_gap')} (${say('unit')})`, money(e.parity_gap)]),
  })));
  const parity = shown.map(e => ({
    year: yearName(e.year), kind: say('funding_share'), at: e.beneficiary_share_percent,
    said: described([say('year'), yearName(e.year)], [`${say('parity')} (%)`, number(e.beneficiary_share_percent, 2)]),
  }));
  const spec = {
    height: 300,
    encoding: {
      x: { ...names('year', shown.map(e => yearName(e.year)), { paddingInner: 0.25 }), axis: footAxis('equity', 1.7 * shown.length) },
      xOffset: beside(kinds),
      y: amount('at', 'share_unit'),
    },
    layer: [
      { data: { values }, mark: bar, encoding: { ...said, opacity: faded, color: colored(kinds, [BLUE, RED]) } },
      { data: { values: parity }, encoding: said,
        mark: { type: 'tick', ...tip, thickness: 3, bandSize: isNarrow('equity') ? 10 : 26, color: INK, opacity: 1 } },
    ],
  };
  const columns = [
    [say('year'), e => yearName(e.year)],
    ...kinds.map(kind => [`${say(kind)} (%)`, e => number(e[kind + '_percent'], 2), true]),
    [say('disparity'), e => number(e.disparity, 3), true],
    [`${say('parity_gap')} (${say('unit')})`, e => money(e.parity_gap), true],
    [`${say('unclassified')} (${say('unit')})`, e => money(e.unclassified_support), true],
  ];
  const label = `${say('equity')}: ${list[language]}`;
  return draw('equity', label, spec, {
    above: [legend(['beneficiary_share', BLUE], ['funding_share', RED], ['parity_of', INK, true])],
    below: [folded(table(label, columns, shown, e => e.year === year))],
  });
}

function showPlan({ year, plan }) {
  const byYear = plan === 'year', key = byYear ? 'year' : 'content';
  const rows = data.plan.filter(p => byYear ? p.content === '*' && p.year !== '*' : p.content !== '*' && p.year === year)
    .map(p => ({ ...p, name: byYear ? p.year : contentName(p.content) }))
    .sort((a, b) => byYear ? a.year.localeCompare(b.year) : b.planned - a.planned);
  if (rows.length === 0) return empty('plan');
  const steps = ['planned', 'decided', 'paid'];
  const values = rows.flatMap(p => steps.filter(step => p[step] !== null).map(step => ({
    name: p.name, kind: say(step), millions: million(p[step]), isChosen: !byYear || year === '*' || p.year === year,
    said: described([say(key), p.name], [`${say(step)} (${say('unit')})`, money(p[step])]),
  })));
  const named = names('name', rows.map(p => p.name), { paddingInner: 0.25 });
  const millions = amount('millions', 'amount_unit');
  const place = byYear ? { x: { ...named, axis: footAxis('plan', rows.length) }, y: millions, xOffset: beside(steps) }
    : { y: { ...named, axis: nameAxis(isNarrow('plan') ? 18 : 28) }, x: millions, yOffset: beside(steps) };
  const spec = {
    data: { values }, height: byYear ? 300 : rows.length * 54 + 45, mark: bar,
    encoding: { ...said, ...place, opacity: faded, color: colored(steps, [GREY, BLUE, RED]) },
  };
  const label = `${say('plan')}, ${byYear ? say('all_years') : yearName(year)}`;
  const columns = [[say(key), p => p.name], ...steps.map(step => [say(step), p => money(p[step]), true])];
  return draw('plan', label, spec, {
    above: [legend(['planned', GREY], ['decided', BLUE], ['paid', RED])],
    below: [folded(table(`${label} (${say('unit')})`, columns, rows, p => byYear && p.year === year))],
  });
}

function showActions({ year, area, action }) {
  $('action-controls').hidden = !data.has_action;
  if (!data.has_action) {
    $('action-said').textContent = say('no_action_view', data);
    return;
  }
  const within = data.actions.filter(a => (year === '*' || String(a.year) === year) && (area === '*' || a.area === area));
  const listed = within.filter(a => action === '*' || a.action === action);
  const first = listed.slice(0, LONGEST);
  const cut = first.length < listed.length ? ' ' + say('first_rows', { shown: number(LONGEST), count: number(listed.length) }) : '';
  $('action-said').textContent = say('action_said', { count: number(listed.length) }) + cut;

  const label = `${say('actions')}, ${yearName(year)}, ${areaName(area)}`;
  const named = value => value ? say(value) : '—';
  $('action-list').replaceChildren(table(label, [
    [say('code'), a => a.code], [say('name'), a => a.name], [say('year'), a => a.year], [say('area'), a => areaName(a.area)],
    [say('action'), a => say(a.action)], [say('severity'), a => named(a.severity)], [say('findings'), a => number(a.findings), true],
    [say('why'), a => a['message_' + language] ?? '—'], [say('authority'), a => named(a.authority)],
    [say('act_by'), a => a.act_by ? date(a.act_by) : '—'],
  ], first));
  const rows = ACTIONS.map(code => {
    const count = within.filter(a => a.action === code).length;
    return {
      code, name: say(code), count, isChosen: action === '*' || action === code,
      said: described([say('action'), say(code)], [say('projects'), number(count)]),
    };
  });
  const columns = [[say('action'), row => row.name], [say('projects'), row => number(row.count), true]];
  return bars('actions', label, rows,
    { value: 'count', title: 'projects', decimals: 0, color: stressed, columns, isChosen: row => row.code === action });
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
