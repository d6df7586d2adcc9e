import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Experiment } from '../../../shared/model/experiment.ts';
import type { Run } from '../../../shared/model/run.ts';
import { reportHtml, type ReportRequest } from '../../../shared/report/report.ts';
import { published, runWith, samplesAt } from '../views/runs.ts';
import { experimentOf, hostileRun } from './example-experiment.ts';

const sha256 = 'a'.repeat(64);

test('a report holds the question, every run with its figures, the commands and the hashes', () => {
  const run: Run = {
    ...published.vm,
    executions: [{ role: 'initiator', argv: ['ping', '-c', '5 5'], exitStatus: 0, stdout: sha256 }],
  };
  const html = htmlOf(experimentOf([published.fullFeature, run], { question: 'Which is faster?' }));
  expect(html).toContain('Which is faster?');
  expect(html).toContain('VM, PF passthrough');
  expect(html).toContain('ping -c &#39;5 5&#39;');
  expect(html).toContain(`stdout sha256 ${sha256}`);
  expect(html).toContain('file-hash');
});

test('a report without an ended run is refused with what to do', () => {
  const planned = runWith('1', { state: 'planned' });
  const refused = reportHtml(experimentOf([planned]), request());
  expect(refused).toMatchObject({ ok: false, error: { kind: 'not-found' } });
});

test('partial data are badged and discarded runs are named but not counted', () => {
  const discarded = runWith('9', {
    measurements: published.vm.measurements,
    annotation: {
      ...published.vm.annotation,
      verdict: { kind: 'discarded', reason: 'Cable fault.' },
    },
  });
  const html = htmlOf(experimentOf([{ ...published.fullFeature, state: 'partial' }, discarded]));
  expect(html).toContain('class="state partial"');
  expect(html).toContain('Not counted (discarded)');
  expect(html).toContain('Cable fault.');
});

test('a whole experiment is compared test by test, with the first levels as baseline', () => {
  const factors: Experiment['factors'] = {
    factor_1: { id: 'factor_1', name: 'mode', levels: [level('blocking'), level('polling')] },
  };
  const runs = ['TCP', 'UDP'].flatMap((testTitle, place) =>
    ['polling', 'blocking'].map((mode, index) =>
      runWith(String(place * 2 + index + 1), {
        testTitle,
        factors: { mode },
        measurements: [samplesAt(64, [1000 + index, 2000, 3000])],
      }),
    ),
  );
  const html = htmlOf(experimentOf(runs, { factors }));
  expect(html).toContain('<h3>TCP</h3>');
  expect(html).toContain('<h3>UDP</h3>');
  expect(html.match(/class="finding">[^<]*with polling is/g)).toHaveLength(2);
  const chosen = htmlOf(experimentOf(runs, { factors }), { runIds: runs.map(({ id }) => id) });
  expect(chosen).not.toContain('<h3>TCP</h3>');
});

test('nothing that a person, a host or a tool wrote becomes markup', () => {
  const bait = fc.constantFrom(
    '<script>alert(1)</script>',
    '</script><img src=x onerror=alert(1)>',
    '"onmouseover="alert(1)',
    "'><svg/onload=alert(1)>",
    '<!--',
    ']]>',
    '[click](javascript:alert(1))',
    '![](http://evil.example/x.png)',
    '&lt;script&gt;',
  );
  const text = fc.oneof(
    bait,
    fc.tuple(fc.string(), bait, fc.string()).map((parts) => parts.join('')),
  );
  const plain = shapeOf(htmlOf(experimentOf([hostileRun('plain')], { title: 'plain' })));
  fc.assert(
    fc.property(text, (hostile) => {
      fc.pre(hostile.trim() !== '');
      const html = htmlOf(
        experimentOf([hostileRun(hostile)], { title: hostile, question: hostile }),
      );
      const shape = shapeOf(html);
      expect(shape.script).toBe(plain.script);
      expect(shape.attributes).toEqual([]);
      for (const element of shape.elements) expect(harmless).toContain(element);
    }),
  );
});

test('a report asks nobody for anything', () => {
  const html = htmlOf(experimentOf([hostileRun('![](http://evil.example/x.png)')]));
  expect(html).toContain("default-src 'none'");
  expect(html).not.toMatch(/<(?:link|iframe|object|embed)\b|\bsrc="(?!data:)/);
});

/** What Markdown and the report's own templates may make; `img` has no address that the policy lets through. */
const harmless = [
  ...['html', 'head', 'meta', 'title', 'body', 'main', 'header', 'section', 'article', 'figure'],
  ...[
    'figcaption',
    'div',
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'p',
    'ul',
    'ol',
    'li',
    'table',
    'thead',
  ],
  ...['tbody', 'tr', 'th', 'td', 'strong', 'em', 'span', 'br', 'hr', 'pre', 'code', 'blockquote'],
  ...['a', 'img', 'script'],
];

/** Element names, attributes that run code, and the number of scripts, after quoted attribute values are taken out. */
function shapeOf(html: string) {
  const tags = html.match(/<[a-z][^\s>]*(?:\s+[\w-]+(?:="[^"]*")?)*\s*\/?>/gi) ?? [];
  const bare = tags.map((tag) => tag.replaceAll(/="[^"]*"/g, ''));
  return {
    elements: new Set(bare.map((tag) => /^<([a-z0-9]+)/i.exec(tag)?.[1] ?? tag)),
    attributes: [
      ...bare.filter((tag) => /\son\w+/i.test(tag)),
      ...tags.filter((tag) => /href="\s*javascript:/i.test(tag)),
    ],
    script: bare.filter((tag) => tag.startsWith('<script')).length,
  };
}

function request(over: Partial<ReportRequest> = {}): ReportRequest {
  return {
    script: 'const end = "</script>";',
    provenance: {
      fileName: 'example.jitterbook.json',
      fileSha256: 'file-hash',
      generatedAt: '2026-03-01T10:00:00.000Z',
      programVersion: '0.1.0',
    },
    ...over,
  };
}

function htmlOf(experiment: Experiment, over: Partial<ReportRequest> = {}): string {
  const made = reportHtml(experiment, request(over));
  if (!made.ok) throw new Error(made.error.message);
  return made.value;
}

function level(name: string) {
  return { name, parameters: {} };
}
