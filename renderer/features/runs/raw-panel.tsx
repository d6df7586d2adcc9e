import { formatDecimal } from '../../../shared/units/number.ts';
import { CopyButton } from '../../widgets/copy-button.tsx';
import { FailurePanel } from '../../widgets/failure-panel.tsx';
import type { NamedRaw } from './raw-outputs.ts';
import { useRawText } from './use-raw-text.ts';

/** More lines than anybody reads here would freeze the page; the file has them all. */
const mostCharacters = 200_000;

/** What the tool printed and the files it wrote, verbatim. */
export function RawPanel({ outputs }: { readonly outputs: readonly NamedRaw[] }) {
  if (outputs.length === 0) return <p className="panel-remark">No raw output was kept.</p>;
  return outputs.map((output) => <RawText key={output.title} output={output} />);
}

function RawText({ output }: { readonly output: NamedRaw }) {
  const text = useRawText(output.sha256);
  return (
    <section className="raw-output" aria-label={output.title}>
      <h3>
        <bdi>{output.title}</bdi>
        {output.bytes !== undefined && <span className="count">{byteCount(output.bytes)}</span>}
        <span className="grow" />
        {text?.ok === true && <CopyButton text={text.value} label={`Copy ${output.title}`} />}
      </h3>
      {text?.ok === false && <FailurePanel failure={text.error} />}
      {text?.ok === true && <VerbatimText text={text.value} title={output.title} />}
    </section>
  );
}

function VerbatimText({ text, title }: { readonly text: string; readonly title: string }) {
  if (text === '') return <p className="panel-remark">Nothing was printed.</p>;
  return (
    <>
      <pre tabIndex={0} aria-label={title}>
        <bdi>{text.slice(0, mostCharacters)}</bdi>
      </pre>
      {text.length > mostCharacters && (
        <p className="panel-remark">Shown to here; the copy button takes all of it.</p>
      )}
    </>
  );
}

/** `2.9 kB`. */
export function byteCount(bytes: number): string {
  return bytes < 1000 ? `${String(bytes)} B` : `${formatDecimal(bytes / 1000, 1)} kB`;
}
