import { useEffect, useState } from 'react';
import type { Failure } from '../../../shared/base/failure.ts';
import type { Result } from '../../../shared/base/result.ts';
import { useSession } from '../../store/react.ts';

/** The text of a raw output; `undefined` while it is on its way. */
export function useRawText(sha256: string): Result<string, Failure> | undefined {
  const { client } = useSession();
  const [loaded, setLoaded] = useState<{ sha256: string; text: Result<string, Failure> }>();
  useEffect(() => {
    let isWanted = true;
    void client.call('experiment.raw', { sha256 }).then((answer) => {
      if (!isWanted) return;
      setLoaded({ sha256, text: answer.ok ? { ok: true, value: answer.value.text } : answer });
    });
    return () => {
      isWanted = false;
    };
  }, [client, sha256]);
  return loaded?.sha256 === sha256 ? loaded.text : undefined;
}
