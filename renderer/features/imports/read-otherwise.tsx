import { Wrench } from 'lucide-react';
import { restOf } from '../../../shared/tools/import.ts';
import { useExperiment, useIsReadOnly, useSession } from '../../store/react.ts';
import { Button } from '../../widgets/button.tsx';
import { bringExample } from '../custom-tools/example.ts';
import { bringIn, readIncomingAs } from './incoming.ts';
import type { RecognisedText } from './recognitions.ts';

/** Reads what no tool recognised with one of the experiment's own, or with one that is made for it. */
export function ReadOtherwise({ incoming, recognition }: RecognisedText) {
  const { go } = useSession();
  const isReadOnly = useIsReadOnly();
  const own = Object.values(useExperiment().customTools);
  const { key, source } = incoming;
  if (isReadOnly || (recognition.otherLines === 0 && source.readAs === undefined)) return undefined;
  const isWhole = recognition.outputs.length === 0 || source.readAs !== undefined;
  const readAs = (toolId: string) => {
    if (isWhole) readIncomingAs(key, toolId);
    else {
      const name = source.name ?? 'pasted text';
      bringIn(
        [{ text: restOf(source.text, recognition), name: `${name}, rest`, readAs: toolId }],
        [],
      );
    }
  };
  return (
    <div className="read-otherwise">
      {own.length > 0 && (
        <select
          aria-label={isWhole ? 'Read it with' : 'Read the rest with'}
          value={source.readAs ?? ''}
          onChange={({ target }) => {
            if (target.value === '') readIncomingAs(key, undefined);
            else readAs(target.value);
          }}
        >
          <option value="">{isWhole ? 'Read with a custom tool…' : 'Read the rest with…'}</option>
          {own.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
      <Button
        size="small"
        icon={Wrench}
        onClick={() => {
          bringExample({
            text: isWhole ? source.text : restOf(source.text, recognition),
            onSaved: readAs,
          });
          go({ screen: 'tool', id: 'new' });
        }}
      >
        Make a custom tool for {isWhole ? 'it' : 'the rest'}
      </Button>
    </div>
  );
}
