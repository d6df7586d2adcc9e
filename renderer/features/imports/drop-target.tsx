import { useEffect, useState } from 'react';
import { useApp, useSession } from '../../store/react.ts';
import { entriesOf, filesBelow } from './dropped-files.ts';
import { bringIn } from './incoming.ts';
import { readFiles } from './read-files.ts';
import './imports.css';

/** Files and folders that are dropped anywhere in the window are taken for tool outputs. */
export function DropTarget() {
  const { go, tell } = useSession();
  const isOpen = useApp(({ open }) => open !== undefined && open.save.kind !== 'read-only');
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const onDrag = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      setOver(true);
    };
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent) => {
      setOver(false);
      const entries = event.dataTransfer ? entriesOf(event.dataTransfer.items) : [];
      if (entries.length === 0) return;
      event.preventDefault();
      if (!isOpen) {
        tell('Open an experiment first, then drop the outputs.');
        return;
      }
      go({ screen: 'import' });
      void filesBelow(entries)
        .then(readFiles)
        .then(({ sources, leftOut }) => {
          bringIn(sources, leftOut);
          if (sources.length + leftOut.length === 0) tell('There are no files in it.');
        });
    };
    window.addEventListener('dragover', onDrag);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragover', onDrag);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('drop', onDrop);
    };
  }, [go, isOpen, tell]);
  if (!isOver || !isOpen) return undefined;
  return <p className="drop-target">Import these outputs as runs</p>;
}
