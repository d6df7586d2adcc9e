import { useEffect, useState } from 'react';
import { useApp, useSession } from '../../store/react.ts';
import { bringIn } from './incoming.ts';
import './imports.css';

/** Files that are dropped anywhere in the window are taken for tool outputs. */
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
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      if (!isOpen) {
        tell('Open an experiment first, then drop the outputs.');
        return;
      }
      void textOf(files).then((text) => {
        bringIn(text);
        go({ screen: 'import' });
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

/** All files as one text; outputs are told apart by what they hold. */
export async function textOf(files: readonly File[]): Promise<string> {
  const texts = await Promise.all(files.map((file) => file.text()));
  return texts.join('\n');
}
