// The only code that sees both Electron and the window. It runs sandboxed, as one CommonJS file, and hands the window a
// carrier: two functions, no Electron object.
import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import type { Transport } from '../../shared/api/client.ts';
import { callChannel, eventChannel } from './channels.ts';

const transport: Transport = {
  call: (name, input) => ipcRenderer.invoke(callChannel, name, input),
  subscribe(listener) {
    const receive = (_event: IpcRendererEvent, topic: string, value: unknown) => {
      listener(topic, value);
    };
    ipcRenderer.on(eventChannel, receive);
    return () => {
      ipcRenderer.off(eventChannel, receive);
    };
  },
};

contextBridge.exposeInMainWorld('jitterbook', transport);
