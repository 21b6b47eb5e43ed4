import { defineContentScript } from '#imports';
import { awaitOrders, type Orders } from '@/utils/browser/hook-channel.ts';
import { createCallWatcher } from '@/utils/browser/watch-calls.ts';
import { watchStreams } from '@/utils/browser/watch-streams.ts';

/** Larger answers are left alone: cloning them would cost the page more than they tell. */
const MAX_CHARACTERS = 8_000_000;
/** How often a shadow host that is not connected yet is looked at again. */
const ATTEMPTS = 3;
/** `XMLHttpRequest.DONE`. */
const DONE = 4;

/**
 * Runs in the page's own world and only watches: it never asks for anything and never changes an answer.
 * All built-ins are taken at document_start, before the page can replace them (but where a person gives access to a page
 * that is open already).
 */
export default defineContentScript({
  matches: ['*://*/*'],
  allFrames: true,
  matchAboutBlank: true,
  runAt: 'document_start',
  world: 'MAIN',
  main: () => awaitOrders(watch),
});

function watch({ nonce, answers }: Orders) {
  const { apply } = Reflect;
  const { dispatchEvent, addEventListener } = EventTarget.prototype;
  const { clone, text: readText } = Response.prototype;
  const { stringify } = JSON;
  const { then } = Promise.prototype;
  const MadeEvent = CustomEvent;
  const later = window.setTimeout.bind(window);

  const say = (kind: string, detail: string | Blob | null) =>
    apply(dispatchEvent, document, [new MadeEvent(`${nonce} ${kind}`, { detail })]);
  const tell = (kind: 'answer' | 'head', url: string, text: string) => say(kind, `${url}\n${text}`);

  const { watchCalls, end } = createCallWatcher();
  apply(addEventListener, document, [`${nonce} end`, end]);
  watchCalls(Element.prototype, 'attachShadow', (_, host) => announce(host, ATTEMPTS));
  const piecesOf = watchStreams((url, bytes) => tell('head', url, bytes), watchCalls);
  const answer = ({ detail }: CustomEvent) => say('pieces', piecesOf(detail));
  apply(addEventListener, document, [`${nonce} wanted`, answer]);
  if (answers) watchAnswers(new RegExp(answers.source, answers.flags));

  /** A host made by a constructor is not in the document yet, and its events would reach nobody. */
  function announce(host: Element, attempts: number) {
    if (host.isConnected)
      apply(dispatchEvent, host, [
        new MadeEvent(`${nonce} shadow`, { bubbles: true, composed: true }),
      ]);
    else if (attempts > 0) later(() => announce(host, attempts - 1), (ATTEMPTS - attempts) * 200);
  }

  function watchAnswers(wanted: RegExp) {
    const { test } = RegExp.prototype;
    const tellAnswer = (url: string, body: string) => {
      if (body && body.length <= MAX_CHARACTERS) tell('answer', url, body);
    };
    const quietly = () => {};

    watchCalls(window, 'fetch', (answer) => {
      const look = (response: Response) => {
        if (!apply(test, wanted, [response.url])) return;
        const copy = apply(readText, apply(clone, response, []), []);
        apply(then, copy, [(body: string) => tellAnswer(response.url, body), quietly]);
      };
      apply(then, answer, [look, quietly]);
    });

    watchCalls(XMLHttpRequest.prototype, 'send', (_, request: XMLHttpRequest) => {
      const look = () => {
        if (!apply(test, wanted, [request.responseURL])) return;
        const { responseType: type } = request;
        if (type === '' || type === 'text') tellAnswer(request.responseURL, request.responseText);
        else if (type === 'json') tellAnswer(request.responseURL, stringify(request.response));
      };
      // One that the page waited for is answered already. Once: sent again, it gets a listener again.
      if (request.readyState === DONE) look();
      else apply(addEventListener, request, ['load', look, { once: true }]);
    });
  }
}
