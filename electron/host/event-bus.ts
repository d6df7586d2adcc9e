import type { TopicName, TopicValue } from '../../shared/api/contract.ts';

export type EventListener = (topic: string, value: unknown) => void;

/** Tells every subscribed window what happened. */
export type EventBus = {
  readonly emit: <Name extends TopicName>(topic: Name, value: TopicValue<Name>) => void;
  /** @returns a function that ends the subscription. */
  readonly subscribe: (listener: EventListener) => () => void;
};

export function createEventBus(): EventBus {
  const listeners = new Set<EventListener>();
  return {
    emit(topic, value) {
      for (const listener of listeners) listener(topic, value);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
