import type { CardFigure } from '../../../shared/views/run-card.ts';

/** The large figures at the top of a run card; the first is the headline. */
export function KeyFigures({ figures }: { readonly figures: readonly CardFigure[] }) {
  if (figures.length === 0) return undefined;
  return (
    <dl className="key-figures">
      {figures.map(({ label, text, unit, isWithheld }, index) => (
        <div key={label} className={index === 0 ? 'headline' : undefined}>
          <dt>{label}</dt>
          <dd>
            {isWithheld ? <span className="withheld">{text}</span> : text}
            {unit !== undefined && <small> {unit}</small>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
