import { describe, expect, it } from 'vitest';
import { sentence, sequences } from './sequences';

describe('the sequences', () => {
  it.each(Object.entries(sequences))('of %s fit between the lanes', (_, { events }) => {
    for (const { lines } of events) for (const line of lines) expect(line?.length ?? 0).toBeLessThanOrEqual(17);
  });

  it.each(Object.entries(sequences))('of %s say every event once in words', (_, { events }) => {
    const sentences = events.map(sentence);
    expect(new Set(sentences).size).toBe(events.length);
    for (const text of sentences)
      expect(text).toMatch(/^(?:systemd|Master-Prozess|Worker)(?: an (?:systemd|Master-Prozess|Worker))?: .+\.$/);
  });
});
