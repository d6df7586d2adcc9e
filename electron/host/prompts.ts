import { randomUUID } from 'node:crypto';
import type { Prompt } from '../../shared/api/values.ts';
import type { EventBus } from './event-bus.ts';
import type { SshPrompts } from '../services/ssh/session.ts';

/** Questions that wait for the person, whichever window answers first. Secrets pass through and are kept nowhere. */
export type Prompts = {
  readonly ssh: SshPrompts;
  readonly open: () => Prompt[];
  /** No answer declines. An unknown id was answered before. */
  readonly answer: (id: string, answer: string | undefined) => void;
};

export function createPrompts(events: EventBus): Prompts {
  const waiting = new Map<
    string,
    { prompt: Prompt; settle: (answer: string | undefined) => void }
  >();
  const open = () => [...waiting.values()].map(({ prompt }) => prompt);

  function ask(prompt: Prompt): Promise<string | undefined> {
    return new Promise((settle) => {
      waiting.set(prompt.id, { prompt, settle });
      events.emit('prompts.open', open());
    });
  }

  return {
    open,
    answer(id, answer) {
      const question = waiting.get(id);
      if (!question) return;
      waiting.delete(id);
      events.emit('prompts.open', open());
      question.settle(answer);
    },
    ssh: {
      async trustHostKey({ target, keyType, fingerprint }) {
        const { hostName, address, port } = target;
        const id = randomUUID();
        const answer = await ask({
          kind: 'host-key',
          id,
          hostName,
          address,
          port,
          keyType,
          fingerprint,
        });
        return answer !== undefined;
      },
      secret({ target, kind, prompt, echo }) {
        const { hostName, user, address } = target;
        const id = randomUUID();
        return ask({ kind: 'secret', id, hostName, user, address, secret: kind, prompt, echo });
      },
    },
  };
}
