// The report as a PDF, printed by a real browser and read back with poppler.
import { execFileSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, expect, test, vi, type TestContext } from 'vitest';
import {
  footerTemplate,
  printWithChromium,
} from '../../../../electron/services/report/print-with-chromium.ts';
import type { Experiment } from '../../../../shared/model/experiment.ts';
import { reportHtml } from '../../../../shared/report/report.ts';
import { requirePart } from '../../../support/requirements.ts';
import { projectFolder } from '../../../support/run-tool.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { experimentOf } from '../../../shared/report/example-experiment.ts';
import { published, runWith, samplesAt } from '../../../shared/views/runs.ts';

const sha256 = 'c0ffee'.repeat(11).slice(0, 64);

const experiment = experimentOf(
  [
    published.ultraLowLatency,
    published.fullFeature,
    {
      ...published.vm,
      executions: [
        { role: 'initiator', argv: ['sfnt-pingpong', 'tcp'], exitStatus: 0, stdout: sha256 },
      ],
    },
  ],
  { title: 'Firmware <study> & more', question: 'How much does a virtual machine cost?' },
);

const sampled = experimentOf([
  runWith('1', {
    measurements: [
      samplesAt(
        64,
        Array.from({ length: 5000 }, (_, i) => 1000 + i),
      ),
    ],
  }),
]);

beforeEach((context) => {
  for (const part of ['chromium', 'pdfinfo', 'pdftotext', 'pdfimages'] as const) {
    requirePart(context, part);
  }
});

test.for(['A4', 'Letter'] as const)(
  'a report on %s has its size, title, tags, outline and page numbers',
  async (paper, context) => {
    await using folder = await temporaryFolder();
    const file = await print(experiment, paper, folder.path);
    const information = poppler(context, 'pdfinfo', file);
    expect(information).toMatch(/Title: +Firmware <study> & more/);
    expect(information).toMatch(/Tagged: +yes/);
    expect(information).toMatch(paper === 'A4' ? /59[45][.\d]* x 84[12]/ : /612 x 792/);
    const pages = Number(/Pages: +(\d+)/.exec(information)?.[1]);
    expect(pages).toBeGreaterThan(1);
    expect((await readFile(file)).includes('/Outlines')).toBe(true);
    const text = poppler(context, 'pdftotext', file, '-layout', '-');
    for (let page = 1; page <= pages; page++) {
      expect(text).toContain(`${String(page)} of ${String(pages)}`);
    }
    expect(text.match(/Firmware <study> & more/g)?.length).toBeGreaterThan(pages);
  },
);

test('a report can be read without the program: question, figures, runs, commands and hashes', async (context) => {
  await using folder = await temporaryFolder();
  const file = await print(experiment, 'A4', folder.path);
  const text = poppler(context, 'pdftotext', file, '-layout', '-');
  for (const words of [
    'How much does a virtual machine cost?',
    'Bare metal, full-feature',
    'VM, PF passthrough',
    'Figure 1.',
    'against message size',
    'half-rtt in µs',
    'What differs',
    'sfnt-pingpong tcp',
    sha256,
    'file-hash',
    'How it was measured',
  ]) {
    expect(text).toContain(words);
  }
});

test('charts are vector: curves are drawn and there is no picture in the file', async (context) => {
  await using folder = await temporaryFolder();
  for (const each of [experiment, sampled]) {
    const file = await print(each, 'A4', folder.path);
    const [, , ...images] = poppler(context, 'pdfimages', '-list', file).trim().split('\n');
    expect(images).toEqual([]);
  }
});

test('a page that cannot be drawn is a failure with its reason', async () => {
  const html = '<html data-ready="the figure is broken"><body></body></html>';
  const printed = await printWithChromium({ html, paper: 'A4', title: 'Broken' }, {});
  expect(printed).toMatchObject({ ok: false, error: { kind: 'internal' } });
  expect(JSON.stringify(printed)).toContain('the figure is broken');
});

test('a browser that is named and not there is a failure that says what to do', async () => {
  vi.stubEnv('JITTERBOOK_CHROMIUM', undefined);
  const named = { named: '/nonexistent/browser' };
  const printed = await printWithChromium({ html: '', paper: 'A4', title: '' }, named);
  expect(printed).toMatchObject({ ok: false, error: { kind: 'tool-missing' } });
  expect(JSON.stringify(printed)).toContain('/nonexistent/browser');

  await using folder = await temporaryFolder();
  await mkdir(path.join(folder.path, 'empty'));
  vi.stubEnv('PATH', path.join(folder.path, 'empty'));
  const searched = await printWithChromium({ html: '', paper: 'A4', title: '' }, {});
  expect(JSON.stringify(searched)).toContain('apt-get install chromium');
  vi.unstubAllEnvs();
});

test('printing that is cancelled ends', async () => {
  const signal = AbortSignal.abort();
  const printed = await printWithChromium({ html: '', paper: 'A4', title: '' }, { signal });
  expect(printed).toMatchObject({ ok: false, error: { kind: 'cancelled' } });
});

test('a title in the footer cannot become markup', () => {
  expect(footerTemplate('<img src=x> & "more"')).toContain('&lt;img src=x> &amp; "more"');
});

/** Prints an experiment's report with the script of the built program. */
async function print(of: Experiment, paper: 'A4' | 'Letter', folder: string): Promise<string> {
  const script = await readFile(path.join(projectFolder, 'dist/report/report-page.js'), 'utf8');
  const provenance = {
    fileName: 'study.jitterbook.json',
    fileSha256: 'file-hash',
    generatedAt: '2026-03-01T10:00:00.000Z',
    programVersion: '0.1.0',
  };
  const html = reportHtml(of, { script, provenance });
  if (!html.ok) throw new Error(html.error.message);
  const printed = await printWithChromium({ html: html.value, paper, title: of.title }, {});
  if (!printed.ok) throw new Error(printed.error.message);
  const file = path.join(folder, 'report.pdf');
  await writeFile(file, printed.value);
  return file;
}

function poppler(
  context: TestContext,
  part: 'pdfinfo' | 'pdftotext' | 'pdfimages',
  ...args: readonly string[]
): string {
  return execFileSync(requirePart(context, part), args, { encoding: 'utf8' });
}
