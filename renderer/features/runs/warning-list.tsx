import { TriangleAlert } from 'lucide-react';

/** What the tool or its parser warned of, one line each. */
export function WarningList({ warnings }: { readonly warnings: readonly string[] }) {
  if (warnings.length === 0) return undefined;
  return (
    <ul className="run-warnings" aria-label="Warnings">
      {warnings.map((warning, index) => (
        <li key={index}>
          <TriangleAlert size={16} aria-hidden="true" />
          <bdi>{warning}</bdi>
        </li>
      ))}
    </ul>
  );
}
