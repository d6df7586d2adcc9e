import { useEffect, useState } from 'react';
import type { DirectoryListing } from '../../../shared/api/values.ts';
import type { Failure } from '../../../shared/base/failure.ts';
import { useSession } from '../../store/react.ts';

export type Folder = {
  /** The folder as it was last read; the one before stays until the next is there. */
  readonly listing: DirectoryListing | undefined;
  readonly failure: Failure | undefined;
  readonly go: (directory: string) => void;
};

/** A folder of the machine that the program runs on; begins with the one for new experiments. */
export function useFolder(): Folder {
  const { client } = useSession();
  const [directory, setDirectory] = useState<string>();
  const [listing, setListing] = useState<DirectoryListing>();
  const [failure, setFailure] = useState<Failure>();
  useEffect(() => {
    let isCurrent = true;
    const input = directory === undefined ? {} : { directory };
    void client.call('files.list', input).then((answer) => {
      if (!isCurrent) return;
      if (answer.ok) setListing(answer.value);
      setFailure(answer.ok ? undefined : answer.error);
    });
    return () => {
      isCurrent = false;
    };
  }, [client, directory]);
  return { listing, failure, go: setDirectory };
}
