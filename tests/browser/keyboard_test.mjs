// The keyboard alone: node keyboard_test.mjs PROGRAM MODULES CHROMIUM STUDY
import path from 'node:path';
import { conclude, open, rest, root, run, withBrowser, withScratch } from './tools.mjs';

const problems = [];
let stops = 0;

/// Where the focus is, and whether it can be seen there.
const focus = () => {
  const at = document.activeElement;
  const box = at.getBoundingClientRect();
  const style = getComputedStyle(at);
  const marked = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  const inside = box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  return { what: `${at.tagName} "${(at.getAttribute('aria-label') ?? at.textContent).trim().slice(0, 60)}"`, skip: at.className === 'skip', marked, inside, body: at === document.body };
};

await withScratch((scratch) =>
  withBrowser(async (browser) => {
    run('run', path.join(root, rest[0]), '-o', scratch, '--formats', 'html', '--quiet');
    const { page, close } = await open(browser, path.join(scratch, 'report.html'));
    const expected = await page.evaluate(() => [...document.querySelectorAll('a[href], summary, [tabindex="0"]')].filter((element) => !element.closest('details:not([open])') || element.tagName === 'SUMMARY').length);
    await page.keyboard.press('Tab');
    const first = await page.evaluate(focus);
    if (!first.skip || !first.inside) problems.push(`the first stop is ${first.what}, not the skip link in sight`);
    await page.keyboard.press('Enter');
    if (!page.url().endsWith('#report')) problems.push('the skip link does not lead to the report');
    await page.reload();
    for (let i = 0; i < expected; ++i) {
      await page.keyboard.press('Tab');
      const at = await page.evaluate(focus);
      if (at.body) break;
      if (!at.inside || (!at.marked && !at.skip)) problems.push(`${at.what} has the focus and cannot be seen to have it`);
      ++stops;
    }
    if (stops !== expected) problems.push(`${stops} stops, ${expected} expected`);
    await page.locator('summary').first().focus();
    await page.keyboard.press('Enter');
    if (!(await page.locator('details').first().evaluate((details) => details.open))) problems.push('a table under a chart does not open by Enter');
    await close();
  }),
);
conclude(problems, `${stops} stops`);
