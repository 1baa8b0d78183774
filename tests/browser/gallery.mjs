// Makes the pictures of docs/gallery again: node gallery.mjs PROGRAM MODULES CHROMIUM
import path from 'node:path';
import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { open, root, run, withBrowser, withScratch } from './tools.mjs';

const gallery = path.join(root, 'docs/gallery');
const most = 200 * 1024; // bytes a picture

// What is shown: a whole figure or section, or the top of a page. docs/gallery/README.md says the same in words.
const pictures = [
  { name: 'at-a-glance', study: 'three-prisons/study.yaml', top: 1130 },
  { name: 'questions', study: 'three-prisons/study.yaml', figure: 'fig-items-risk-learning' },
  { name: 'perspectives', study: 'five-themes/study.yaml', section: 'perspectives', height: 1000 },
  { name: 'change', study: 'three-prisons/study.yaml', figure: 'fig-change-1' },
  { name: 'teams', study: 'three-prisons/study.yaml', figure: 'fig-teams-staff-1-1' },
  { name: 'funnel', study: 'leadership-climate/study-sites.yaml', figure: 'fig-funnel-hostility' },
  { name: 'board', study: 'recovery-partnership/study.yaml', audience: 'board', printed: true },
  { name: 'service-user', study: 'recovery-partnership/study.yaml', audience: 'service_user', scheme: 'dark', width: 500, top: 1400 },
];

function report(scratch, { study, audience }) {
  const out = path.join(scratch, `${study} ${audience ?? ''}`.replaceAll(/\W/g, '-'));
  run('run', path.join(root, 'examples', study), '-o', out, '--formats', 'html', '--quiet', ...(audience ? ['--audience', audience] : []));
  return path.join(out, 'report.html');
}

/// Where on the page the picture lies.
function place(page, { figure, section, top, height, width }) {
  return page.evaluate(
    ([figure, section, top, height, width]) => {
      if (top) return { x: 0, y: 0, width, height: top };
      const element = figure ? document.getElementById(figure) : document.getElementById(section).parentElement;
      const box = element.getBoundingClientRect();
      return { x: box.left + scrollX - 12, y: box.top + scrollY - 12, width: box.width + 24, height: Math.min(height ?? Infinity, box.height + 24) };
    },
    [figure, section, top, height, width ?? 1280],
  );
}

await withScratch((scratch) =>
  withBrowser(async (browser) => {
    for (const picture of pictures) {
      const file = report(scratch, picture);
      const target = path.join(gallery, `${picture.name}.png`);
      const { page, close } = await open(browser, file, picture.scheme ?? 'light', { width: picture.width ?? 1280, height: 900 });
      if (picture.printed) {
        await page.pdf({ path: `${file}.pdf`, preferCSSPageSize: true });
        execFileSync('pdftoppm', ['-r', '90', '-f', '1', '-l', '1', '-singlefile', '-png', `${file}.pdf`, target.slice(0, -4)]);
      } else {
        await page.screenshot({ path: target, fullPage: true, clip: await place(page, picture) });
      }
      await close();
      if (statSync(target).size > most) throw new Error(`${target} has ${statSync(target).size} bytes, ${most} allowed`);
      console.log(`${target}: ${statSync(target).size} bytes`);
    }
  }),
);
