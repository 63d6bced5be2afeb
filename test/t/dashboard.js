// Usage: node dashboard.js page.html < steps
//
// Opens a page of the dashboard in Chromium and says in JSON what is there:
// after each step, the labels and sizes of the marks of every chart and the
// cells of every table; besides, what the browser logged and asked for. Steps
// are JSON: [{"name": …, "do": [["select", "#year", "2019"], …]}, …].
'use strict';
const fs = require('fs');
const path = require('path');
const { chromium } = require(path.join(process.env.NODE_MODULES, 'playwright-core'));

const page_file = path.resolve(process.argv[2]);
const steps = JSON.parse(fs.readFileSync(0, 'utf8'));

// In the page: what a reader sees.
function look() {
  const said = {};
  for (const figure of document.querySelectorAll('figure')) {
    const marks = figure.querySelectorAll('.mark-rect.role-mark path[aria-label]');
    said[figure.id] = [...marks].map(mark => {
      const box = mark.getBoundingClientRect();
      return { label: mark.getAttribute('aria-label'), width: box.width, height: box.height, x: box.x, y: box.y,
        fill: mark.getAttribute('fill'), opacity: Number(mark.getAttribute('opacity') ?? 1) };
    });
  }
  const tables = {};
  for (const place of document.querySelectorAll('figure, #action-list, #network')) {
    const rows = [...place.querySelectorAll('tbody tr')];
    tables[place.id] = rows.map(row => [...row.cells].map(cell => cell.textContent));
  }
  const text = id => document.getElementById(id).textContent;
  return {
    marks: said, tables,
    summary: [...document.querySelectorAll('#summary div')].map(d => [d.querySelector('dt').textContent, d.querySelector('dd').textContent]),
    axis: [...document.querySelectorAll('#by-area .role-axis-label text')].map(t => t.textContent),
    equity_said: text('equity-said'), equity_dates: text('equity-dates'), action_said: text('action-said'), title: document.title, about: text('about'),
    synthetic: document.getElementById('synthetic').hidden ? null : text('synthetic'),
    limited: document.getElementById('limited').hidden ? null : text('limited'),
    scopes: [...document.querySelectorAll('h2 small')].map(s => s.textContent),
    tooltip: document.getElementById('tooltip').hidden ? null : text('tooltip'),
    lang: document.documentElement.lang, scripts: document.scripts.length, bold: document.querySelectorAll('b').length,
    unlabelled: [...document.querySelectorAll('select, input')].filter(c => !c.labels.length || !c.labels[0].textContent.trim()).length,
    charts_unlabelled: [...document.querySelectorAll('figure svg')].filter(s => !s.querySelector('[aria-label]') && !s.getAttribute('aria-label')).length,
    page_width: document.documentElement.scrollWidth, focus: document.activeElement.id || document.activeElement.tagName,
  };
}

// In the page: the lowest contrast of text with what is behind it.
function contrast() {
  const channels = color => color.match(/[\d.]+/g).map(Number);
  const light = color => channels(color).slice(0, 3).map(v => v / 255).map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const ratio = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
  const behind = node => {
    for (; node; node = node.parentElement) {
      const color = getComputedStyle(node).backgroundColor;
      if (channels(color)[3] !== 0) return color;
    }
    return 'rgb(255, 255, 255)';
  };
  const ratios = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const element = walk.currentNode.parentElement, style = getComputedStyle(element);
    if (!walk.currentNode.textContent.trim() || !element.checkVisibility() || element.closest('script, option, svg')) continue;
    ratios.push([ratio(style.color, behind(element)), walk.currentNode.textContent.trim()]);
  }
  const rects = [...document.querySelectorAll('svg .mark-rect.role-mark path')].map(p => [p.getBoundingClientRect(), getComputedStyle(p).fill]);
  for (const text of document.querySelectorAll('svg text')) {
    const box = text.getBoundingClientRect(), x = box.x + box.width / 2, y = box.y + box.height / 2;
    const under = rects.filter(([r]) => r.left < x && x < r.right && r.top < y && y < r.bottom).at(-1);
    ratios.push([ratio(getComputedStyle(text).fill, under ? under[1] : behind(text.closest('figure'))), text.textContent]);
  }
  return ratios.sort((a, b) => a[0] - b[0])[0];
}

async function act(page, [what, where, value]) {
  if (what === 'select') await page.selectOption(where, value);
  else if (what === 'check') await page.check(where);
  else if (what === 'press') await page.keyboard.press(where);
  else if (what === 'focus') await page.focus(where);
  else if (what === 'hover') await page.hover(where);
  else if (what === 'size') await page.setViewportSize({ width: where, height: value });
  else throw new Error(`unknown step ${what}`);
}

(async () => {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, chromiumSandbox: false });
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const logged = [], requests = [], seen = {};
  page.on('console', message => logged.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', error => logged.push(`error: ${error.message}`));
  page.on('request', request => { if (!requests.includes(request.url())) requests.push(request.url()); });
  await page.goto(`file://${page_file}`);
  const drawn = () => page.waitForFunction(() => document.body.dataset.drawn === String(drawing));
  await drawn();
  seen.first = await page.evaluate(look);
  seen.contrast = await page.evaluate(contrast);
  for (const { name, do: actions } of steps) {
    for (const action of actions) {
      await act(page, action);
      await page.waitForTimeout(50);
    }
    await drawn();
    seen[name] = await page.evaluate(look);
  }
  // Tab from the start of the page, and where it leads
  await page.reload();
  await drawn();
  seen.tabbed = [];
  for (let i = 0; i < 30; i++) {
    await page.keyboard.press('Tab');
    seen.tabbed.push(await page.evaluate(() => {
      const at = document.activeElement;
      return at.id || at.name || at.className || at.tagName;
    }));
  }
  await browser.close();
  process.stdout.write(JSON.stringify({ ...seen, logged, requests }));
})().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
