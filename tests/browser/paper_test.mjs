// Printed: whole rows, whole charts, and two pages for a board. node paper_test.mjs PROGRAM MODULES CHROMIUM STUDY ...
import path from 'node:path';
import { conclude, cutRows, markRows, open, pagesOf, rest, root, run, tooWide, withBrowser, withScratch } from './tools.mjs';
import { sizes, writeStudy } from './studies.mjs';

const problems = [];
let pages = 0;

async function print(browser, file, name, most = Infinity) {
  const { page, close } = await open(browser, file, 'light', { width: 680, height: 1000 }); // 180 mm at 96 dots an inch
  const pdf = `${file}.pdf`;
  await page.emulateMedia({ media: 'print' });
  problems.push(...(await tooWide(page)).map((what) => `${name}: ${what}`));
  await page.pdf({ path: pdf, preferCSSPageSize: true });
  const printed = pagesOf(pdf);
  if (printed > most) problems.push(`${name}: ${printed} pages, ${most} allowed`);
  pages += printed;
  const rows = await markRows(page);
  await page.pdf({ path: pdf, preferCSSPageSize: true });
  problems.push(...cutRows(pdf, rows).map((what) => `${name}: ${what}`));
  await close();
}

await withScratch((scratch) =>
  withBrowser(async (browser) => {
    const studies = rest.map((study) => [study, path.join(root, study)]);
    for (const size of ['forty sites', 'long names']) studies.push([size, writeStudy(path.join(scratch, `study ${size}`), sizes[size])]);
    for (const [name, study] of studies)
      for (const audience of ['everyone', 'board', 'service_user']) {
        const out = path.join(scratch, name.replaceAll(/\W/g, '-'), audience);
        run('run', study, '-o', out, '--formats', 'html', '--quiet', ...(audience === 'everyone' ? [] : ['--audience', audience]));
        await print(browser, path.join(out, 'report.html'), `${name}, ${audience}`, audience === 'board' ? 2 : Infinity);
      }
  }),
);
conclude(problems, `${pages} printed pages`);
