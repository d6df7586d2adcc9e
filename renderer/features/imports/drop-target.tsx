import { useEffect, useState } from 'react';
import { useApp, useSession } from '../../store/react.ts';
import { droppedIn, filesBelow } from './dropped-files.ts';
import { bringIn } from './incoming.ts';
import { readFiles } from './read-files.ts';
import './imports.css';

/** Files and folders that are dropped anywhere in the window are taken for tool outputs. */
export function DropTarget() {
  const { go, tell, store } = useSession();
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
      const dropped = event.dataTransfer ? droppedIn(event.dataTransfer.items) : undefined;
      if (!dropped || dropped.entries.length + dropped.files.length === 0) return;
      event.preventDefault();
      if (!isOpen) {
        tell('Open an experiment first, then drop the outputs.');
        return;
      }
      go({ screen: 'import' });
      void filesBelow(dropped)
        .then((files) => readFiles(files, store.getState().open?.experiment.customTools ?? {}))
        .then(({ sources, leftOut }) => {
          bringIn(sources, leftOut);
          if (sources.length + leftOut.length === 0) tell('There are no files in it.');
        })
        .catch(() => tell('What was dropped could not be read. Choose the files instead.'));
    };
    window.addEventListener('dragover', onDrag);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragover', onDrag);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('drop', onDrop);
    };
  }, [go, isOpen, store, tell]);
  if (!isOver || !isOpen) return undefined;
  return <p className="drop-target">Import these outputs as runs</p>;
}
