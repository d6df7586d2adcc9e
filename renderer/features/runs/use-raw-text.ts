import { useEffect, useState } from 'react';
import type { OutputOf } from '../../../shared/api/contract.ts';
import type { Failure } from '../../../shared/base/failure.ts';
import type { Result } from '../../../shared/base/result.ts';
import { useSession } from '../../store/react.ts';

/** The text of a raw output, or the beginning of it. */
export type RawText = OutputOf<'experiment.raw'>;

/** The text of a raw output; `undefined` while it is on its way. */
export function useRawText(sha256: string): Result<RawText, Failure> | undefined {
  const { client } = useSession();
  const [loaded, setLoaded] = useState<{ sha256: string; answer: Result<RawText, Failure> }>();
  useEffect(() => {
    let isWanted = true;
    void client.call('experiment.raw', { sha256 }).then((answer) => {
      if (isWanted) setLoaded({ sha256, answer });
    });
    return () => {
      isWanted = false;
    };
  }, [client, sha256]);
  return loaded?.sha256 === sha256 ? loaded.answer : undefined;
}
