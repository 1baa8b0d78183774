// What the tests of this folder share: the program, the browser, and the checks themselves.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

// node TEST.mjs PROGRAM MODULES CHROMIUM ...
export const [program, modules, chromium, ...rest] = process.argv.slice(2);
const require = createRequire(path.join(modules, 'package.json'));
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
export const htmlValidate = () => require('html-validate');

export function withScratch(use) {
  const folder = mkdtempSync(path.join(tmpdir(), 'recaudit-browser-'));
  return Promise.resolve(use(folder)).finally(() => rmSync(folder, { recursive: true, force: true }));
}

export function run(...args) {
  return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

export async function withBrowser(use) {
  const { chromium: browserType } = require('playwright-core');
  const browser = await browserType.launch({ executablePath: chromium, args: ['--no-sandbox', '--disable-gpu', '--force-color-profile=srgb'] });
  try {
    return await use(browser);
  } finally {
    await browser.close();
  }
}

/// Opens a file; `trouble` collects what a page must not do.
export async function open(browser, file, colorScheme = 'light', viewport = { width: 1280, height: 900 }) {
  const context = await browser.newContext({ colorScheme, viewport, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const url = pathToFileURL(file).href;
  const trouble = [];
  page.on('console', (message) => trouble.push(`console: ${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => trouble.push(`error: ${error.message}`));
  page.on('request', (request) => {
    if (request.url() !== url && !request.url().startsWith('data:')) trouble.push(`request: ${request.url()}`);
  });
  await page.goto(url, { waitUntil: 'load' });
  return { page, trouble, close: () => context.close() };
}

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/// What axe finds against WCAG 2.2 A and AA, a line each.
export async function violations(page, only) {
  await page.evaluate(axe);
  const found = await page.evaluate(
    async ([tags, rule]) => {
      const runOnly = rule ? { type: 'rule', values: [rule] } : { type: 'tag', values: tags };
      const result = await window.axe.run(document, { runOnly, resultTypes: ['violations'] });
      return result.violations.map((one) => `${one.id}: ${one.help}: ${one.nodes.slice(0, 3).map((node) => node.html.slice(0, 200)).join(' | ')} (${one.nodes.length})`);
    },
    [rules, only],
  );
  return found;
}

/// Texts of charts that overlap another or leave their chart, measured by the boxes that the browser draws.
export function misplacedText(page) {
  return page.evaluate(() => {
    const wrong = [];
    const inner = (element) => {
      const box = element.getBoundingClientRect();
      const spare = box.height * 0.2; // of a line's height, above and below the letters
      return { left: box.left + 0.5, right: box.right - 0.5, top: box.top + spare, bottom: box.bottom - spare, text: element.textContent.trim() };
    };
    for (const svg of document.querySelectorAll('figure svg, body > svg')) {
      const frame = svg.getBoundingClientRect();
      if (frame.width === 0) continue;
      const lines = [...svg.querySelectorAll('text')].flatMap((text) => (text.querySelector('tspan') ? [...text.querySelectorAll('tspan')] : [text]));
      const boxes = lines.map(inner).filter((box) => box.text !== '' && box.right > box.left);
      const chart = svg.querySelector('title')?.textContent ?? '';
      for (const box of boxes)
        if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1) wrong.push(`${chart}: "${box.text}" leaves its chart`);
      boxes.sort((a, b) => a.top - b.top);
      boxes.forEach((box, i) => {
        for (let j = i + 1; j < boxes.length && boxes[j].top < box.bottom; ++j)
          if (boxes[j].left < box.right && boxes[j].right > box.left) wrong.push(`${chart}: "${box.text}" overlaps "${boxes[j].text}"`);
      });
    }
    return wrong;
  });
}

/// Puts a mark into the first and the last cell of each row of every visible table.
export function markRows(page) {
  return page.evaluate(() => {
    let count = 0;
    for (const row of document.querySelectorAll('tbody tr')) {
      if (row.offsetParent === null || row.cells.length < 2) continue;
      row.cells[0].append(` \u27e8${count}a\u27e9`);
      row.cells[row.cells.length - 1].append(` \u27e8${count}b\u27e9`);
      ++count;
    }
    return count;
  });
}

/// Rows whose two marks are not whole, on one printed page and inside it.
export function cutRows(pdf, count) {
  const text = execFileSync('pdftotext', ['-bbox', pdf, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 });
  const found = new Map();
  text.split('<page ').slice(1).forEach((page, number) => {
    const width = Number(/width="([\d.]+)"/.exec(page)[1]);
    for (const [, left, right, word] of page.matchAll(/<word xMin="([\d.-]+)" yMin="[\d.-]+" xMax="([\d.-]+)" yMax="[\d.-]+">([^<]*)<\/word>/g))
      for (const [, mark] of word.matchAll(/\u27e8(\d+[ab])\u27e9/g)) if (Number(left) >= 0 && Number(right) <= width) found.set(mark, number);
  });
  const wrong = [];
  for (let row = 0; row < count; ++row) {
    const [first, last] = [found.get(`${row}a`), found.get(`${row}b`)];
    if (first === undefined || last === undefined) wrong.push(`row ${row} runs off the page`);
    else if (first !== last) wrong.push(`row ${row} is cut between the pages ${first + 1} and ${last + 1}`);
  }
  return wrong;
}

/// Charts and tables that are wider than what holds them, as they are laid out now.
export function tooWide(page) {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    return [...document.querySelectorAll('svg, table, p, li, h1, h2, h3, img')]
      .filter((element) => element.offsetParent !== null || element.tagName === 'svg')
      .filter((element) => element.getBoundingClientRect().right > width + 1)
      .map((element) => `${element.tagName} "${(element.querySelector?.('title, caption') ?? element).textContent.trim().slice(0, 60)}" is wider than the page`);
  });
}

export function pagesOf(pdf) {
  return Number(/Pages:\s+(\d+)/.exec(execFileSync('pdfinfo', [pdf], { encoding: 'utf8' }))[1]);
}

/// Prints a report on A4: how many pages, and what is cut, too wide or more than `most` pages long.
export async function printProblems(browser, file, most) {
  const { page, close } = await open(browser, file, 'light', { width: 680, height: 1000 }); // 180 mm at 96 dots an inch
  const pdf = `${file}.pdf`;
  const found = [];
  await page.emulateMedia({ media: 'print' });
  found.push(...(await tooWide(page)));
  if (most !== Infinity) {
    await page.pdf({ path: pdf, preferCSSPageSize: true });
    if (pagesOf(pdf) > most) found.push(`${pagesOf(pdf)} pages, ${most} allowed`);
  }
  const rows = await markRows(page);
  await page.pdf({ path: pdf, preferCSSPageSize: true });
  found.push(...cutRows(pdf, rows));
  await close();
  return { pages: pagesOf(pdf), found };
}

/// Ends the test: with every problem, or with what was looked at.
export function conclude(problems, looked) {
  if (problems.length > 0) {
    console.error(problems.slice(0, 60).join('\n'));
    console.error(`${problems.length} problems`);
    process.exit(1);
  }
  console.log(looked);
}
