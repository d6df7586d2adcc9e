import { formatDecimal } from '../../../shared/units/number.ts';
import { CopyButton } from '../../widgets/copy-button.tsx';
import { FailurePanel } from '../../widgets/failure-panel.tsx';
import type { NamedRaw } from './raw-outputs.ts';
import { useRawText, type RawText } from './use-raw-text.ts';

/** More lines than anybody reads here would freeze the page; the file has them all. */
const mostCharacters = 200_000;

/** What the tool printed and the files it wrote, verbatim. */
export function RawPanel({ outputs }: { readonly outputs: readonly NamedRaw[] }) {
  if (outputs.length === 0) return <p className="panel-remark">No raw output was kept.</p>;
  return outputs.map((output) => <RawOutput key={output.title} output={output} />);
}

function RawOutput({ output }: { readonly output: NamedRaw }) {
  const raw = useRawText(output.sha256);
  return (
    <section className="raw-output" aria-label={output.title}>
      <h3>
        <bdi>{output.title}</bdi>
        {output.bytes !== undefined && <span className="count">{byteCount(output.bytes)}</span>}
        <span className="grow" />
        {raw?.ok === true && <CopyButton text={raw.value.text} label={`Copy ${output.title}`} />}
      </h3>
      {raw?.ok === false && <FailurePanel failure={raw.error} />}
      {raw?.ok === true && <VerbatimText raw={raw.value} title={output.title} />}
    </section>
  );
}

function VerbatimText({ raw, title }: { readonly raw: RawText; readonly title: string }) {
  const { text, bytes, truncated } = raw;
  if (text === '') return <p className="panel-remark">Nothing was printed.</p>;
  return (
    <>
      <pre tabIndex={0} aria-label={title}>
        <bdi>{text.slice(0, mostCharacters)}</bdi>
      </pre>
      {text.length > mostCharacters && (
        <p className="panel-remark">
          {truncated
            ? `Shown to here; the copy button takes the beginning of it. All ${byteCount(bytes)} are kept with the experiment.`
            : 'Shown to here; the copy button takes all of it.'}
        </p>
      )}
    </>
  );
}

/** `2.9 kB`, `748.0 MB`. */
export function byteCount(bytes: number): string {
  if (bytes < 1000) return `${String(bytes)} B`;
  return bytes < 1e6
    ? `${formatDecimal(bytes / 1000, 1)} kB`
    : `${formatDecimal(bytes / 1e6, 1)} MB`;
}
