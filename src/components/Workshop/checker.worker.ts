/** Checks the bench, so that the page goes on meanwhile. */
import { loadCatalogue } from '@site/src/components/LiveCode/catalogue';
import { Checking, type CheckRequest } from '@site/src/workshop/checking';

const checking = loadCatalogue().then((catalogue) => new Checking(catalogue));

let newest: CheckRequest | null = null;
const { port1, port2 } = new MessageChannel();

// What came while something else was checked is answered once: for the newest text
port1.onmessage = () => {
  const request = newest;
  newest = null;
  // The page hears of a failure, and checks by itself then
  if (request)
    checking
      .then((ready) => self.postMessage(ready.answer(request)))
      .catch((error: unknown) => self.reportError(error));
};

self.addEventListener('message', ({ data }: MessageEvent<CheckRequest>) => {
  newest = data;
  port2.postMessage(null);
});
