// Each check finds what it is there to find.
import path from 'node:path';
import { writeFileSync } from 'node:fs';
import { conclude, cutRows, htmlValidate, markRows, misplacedText, open, tooWide, violations, withBrowser, withScratch } from './tools.mjs';

const problems = [];
const whole = (body, head = '') => `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Wrong on purpose</title>${head}</head><body>${body}</body></html>`;

async function expect(browser, folder, name, html, find) {
  const file = path.join(folder, 'page.html');
  writeFileSync(file, html);
  const opened = await open(browser, file);
  if (!(await find(opened))) problems.push(`not found: ${name}`);
  await opened.close();
}

const text = (x, y, words) => `<text x="${x}" y="${y}" font-size="12">${words}</text>`;
const chart = (inside) => whole(`<figure><svg xmlns="http://www.w3.org/2000/svg" width="200" height="100" viewBox="0 0 200 100"><title>T</title>${inside}</svg></figure>`);
const table = (css, cells) => whole(`<table><tbody>${cells}</tbody></table>`, `<style>@page{size:A4}${css}</style>`);

async function printed({ page }, folder) {
  const pdf = path.join(folder, 'page.pdf');
  const rows = await markRows(page);
  await page.pdf({ path: pdf, preferCSSPageSize: true });
  return cutRows(pdf, rows);
}

await withScratch((folder) =>
  withBrowser(async (browser) => {
    const finds = (name, html, find) => expect(browser, folder, name, html, find);
    await finds('an error on the console', whole('<script>console.error("x")</script>'), ({ trouble }) => trouble.some((what) => what.startsWith('console')));
    await finds('an error of a script', whole('<script>throw new Error("x")</script>'), ({ trouble }) => trouble.some((what) => what.startsWith('error')));
    await finds('a request', whole('<img src="other.png" alt="x">'), ({ trouble }) => trouble.some((what) => what.startsWith('request')));
    await finds('a picture without words', whole('<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">'), async ({ page }) => (await violations(page)).some((what) => what.startsWith('image-alt')));
    await finds('pale text', whole('<p style="color:#aaa">pale</p>'), async ({ page }) => (await violations(page, 'color-contrast')).length === 1);
    await finds('text on text', chart(text(10, 50, 'North and South') + text(30, 52, 'East')), async ({ page }) => (await misplacedText(page)).some((what) => what.includes('overlaps')));
    await finds('text outside', chart(text(150, 50, 'Far too long for this')), async ({ page }) => (await misplacedText(page)).some((what) => what.includes('leaves')));
    await finds('text that is in order', chart(text(10, 30, 'North') + text(10, 46, 'South') + text(100, 30, 'East')), async ({ page }) => (await misplacedText(page)).length === 0);
    // Rows of many heights: whatever the fonts, some row stands across the end of a page.
    const tall = Array.from({ length: 60 }, (_, i) => `<tr><td>${i}</td><td>${'word<br>'.repeat(5 + (i % 7))}end</td></tr>`).join('');
    await finds('a cut row', table('', tall), async (opened) => (await printed(opened, folder)).some((what) => what.includes('cut')));
    await finds('rows that are whole', table('tr{break-inside:avoid}', tall), async (opened) => (await printed(opened, folder)).length === 0);
    const wide = `<tr><td>a</td><td><div style="width:2000px">b</div></td><td>c</td></tr>`;
    await finds('a row that runs off', table('', wide), async (opened) => (await tooWide(opened.page)).length > 0);
    const { HtmlValidate } = htmlValidate();
    const report = await new HtmlValidate({ extends: ['html-validate:recommended'] }).validateString(whole('<p><div></p><b id="a"></b><b id="a"></b>'));
    if (report.valid) problems.push('not found: invalid HTML');
  }),
);
conclude(problems, 'every check can fail');
