import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ensure } from '../shared/base/assert.ts';
import './theme/tokens.css';
import './theme/base.css';
import { App } from './app/app.tsx';
import { setUpZod } from './app/zod-words.ts';
import { httpCarrier } from './carrier/http.ts';
import { ipcCarrier } from './carrier/ipc.ts';
import { addressOf } from './store/address.ts';
import { SessionProvider } from './store/react.ts';
import { createSession } from './store/session.ts';
import { applyLastTheme } from './theme/theme.ts';

setUpZod();
applyLastTheme();

const session = createSession(
  globalThis.jitterbook ? ipcCarrier(globalThis.jitterbook) : httpCarrier(),
  {
    now: () => Date.now(),
    randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
    openHash: (hash) => {
      location.hash = hash;
    },
  },
);

const followHash = () => session.update({ address: addressOf(location.hash) });
addEventListener('hashchange', followHash);
followHash();

createRoot(ensure(document.getElementById('window'), 'index.html has it')).render(
  <StrictMode>
    <SessionProvider value={session}>
      <App />
    </SessionProvider>
  </StrictMode>,
);
