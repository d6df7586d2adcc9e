import { X } from 'lucide-react';
import { useState } from 'react';
import type { Marker } from '../../../shared/model/annotation.ts';
import type { Run } from '../../../shared/model/run.ts';
import { formatBytes } from '../../../shared/units/amount.ts';
import { percentileTitle } from '../../../shared/views/words.ts';
import { useSession } from '../../store/react.ts';
import { Button, IconButton } from '../../widgets/button.tsx';
import { Segmented } from '../../widgets/segmented.tsx';

const percentiles = ['0', '50', '99', '100'] as const;

function useSaveMarkers(run: Run): (markers: Marker[]) => void {
  const { execute, now } = useSession();
  return (markers) =>
    void execute('annotateRun', { id: run.id, changes: { markers }, at: now().toISOString() });
}

type MarkerListProps = {
  readonly run: Run;
  readonly markers: readonly Marker[];
  readonly isReadOnly: boolean;
  readonly onOpenSize: (payloadBytes: number | undefined) => void;
};

/** The flags on the chart with their texts, numbered as there. */
export function MarkerList({ run, markers, isReadOnly, onOpenSize }: MarkerListProps) {
  const save = useSaveMarkers(run);
  if (markers.length === 0) return undefined;
  return (
    <ol className="marker-list">
      {markers.map(({ payloadBytes, percentile, text }, index) => {
        const place = placeInWords(payloadBytes, percentile);
        return (
          <li key={index}>
            <span className="flag" aria-hidden="true">
              {index + 1}
            </span>
            <button type="button" onClick={() => onOpenSize(payloadBytes)}>
              {place}
            </button>
            <bdi className="quiet">{text}</bdi>
            {!isReadOnly && (
              <IconButton
                size="small"
                icon={X}
                label={`Delete marker ${String(index + 1)}`}
                onClick={() => save(markers.filter((_, other) => other !== index))}
              />
            )}
          </li>
        );
      })}
    </ol>
  );
}

type MarkerFormProps = {
  readonly run: Run;
  readonly focusSize: number | undefined;
  readonly onDone: () => void;
};

/** A new marker at the size in focus. */
export function MarkerForm({ run, focusSize, onDone }: MarkerFormProps) {
  const save = useSaveMarkers(run);
  const [percentile, setPercentile] = useState<(typeof percentiles)[number]>('50');
  const [text, setText] = useState('');
  const add = () => {
    if (text.trim() === '') return;
    const added = { percentile: Number(percentile), text: text.trim() };
    const marker = focusSize === undefined ? added : { ...added, payloadBytes: focusSize };
    save([...run.annotation.markers, marker]);
    onDone();
  };
  return (
    <form
      className="marker-form"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onDone();
      }}
    >
      <Segmented
        label={focusSize === undefined ? 'Marker at' : `Marker at ${formatBytes(focusSize)}`}
        value={percentile}
        onChange={setPercentile}
        choices={percentiles.map((value) => ({ value, label: percentileTitle(Number(value)) }))}
      />
      <input
        type="text"
        aria-label="Text of the marker"
        placeholder={`what is there${focusSize === undefined ? '' : ` at ${formatBytes(focusSize)}`}`}
        maxLength={1000}
        value={text}
        autoFocus
        onChange={(event) => setText(event.target.value)}
      />
      <Button size="small" onClick={add}>
        Add marker
      </Button>
      <Button kind="ghost" size="small" onClick={onDone}>
        Cancel
      </Button>
    </form>
  );
}

function placeInWords(payloadBytes: number | undefined, percentile: number): string {
  const size = payloadBytes === undefined ? '' : `${formatBytes(payloadBytes)}, `;
  return `${size}${percentileTitle(percentile)}`;
}
