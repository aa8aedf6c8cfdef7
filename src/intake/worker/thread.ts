import { parentPort } from 'node:worker_threads';
import { answerQuestion } from './answer-question';
import type { Answer, Question } from './question';
import { warmUp } from './warm-up';

/** The reading thread: one question, one answer. It runs from the built output. */
const say = (answer: Answer): void => {
  parentPort?.postMessage(answer);
};

parentPort?.on('message', (question: Question) => {
  answerQuestion(question).then(
    (route) => {
      say({ kind: 'route', route });
    },
    () => {
      say({ kind: 'failed' });
    },
  );
});

const ready = () => {
  say({ kind: 'ready' });
};
warmUp().then(ready, ready);
