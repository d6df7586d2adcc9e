import { CopyButton } from './copy-button.tsx';
import './command-line.css';

/** A command as it is typed at a shell, ready to be copied. */
export function CommandLine({ command }: { readonly command: string }) {
  return (
    <div className="command-line">
      <code>
        <bdi>{command}</bdi>
      </code>
      <CopyButton text={command} label="Copy command" />
    </div>
  );
}
