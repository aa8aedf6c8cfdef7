import type { AnswerPage, Notice, RequestPage } from '../../answer-link/answer-page';
import type { FieldView } from '../../views/card-view';
import { html, type Html } from './html';
import { filled, type Words } from './words';

/** Where the page's forms go and its language is changed: the address of the page itself. */
export type PageAt = { readonly path: string; readonly base: string };

/** The page as HTML. It works without scripts, and there are none. */
export function drawPage(page: AnswerPage, at: PageAt, words: Words): string {
  switch (page.kind) {
    case 'request':
      return layout(filled(words.title, { ref: page.ref }), request(page, at, words), at, words);
    case 'over':
      return layout(filled(words.title, { ref: page.ref }), over(page, at, words), at, words);
    case 'unknown':
      return drawNote(words.unknown, words.unknownHint, at, words);
  }
}

/** A page of one thought. */
export function drawNote(headline: string, hint: string, at: PageAt | undefined, words: Words): string {
  return layout(
    headline,
    html`<h1>${headline}</h1>
      <p>${hint}</p>`,
    at,
    words,
  );
}

function layout(title: string, body: Html, at: PageAt | undefined, words: Words): string {
  const other = words.language === 'en' ? 'es' : 'en';
  const page = html`<!doctype html>
    <html lang="${words.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex, nofollow" />
        <title>${title}</title>
        <link rel="stylesheet" href="/answer/style.css" />
      </head>
      <body>
        <main>
          <header>
            <strong>${words.unit}</strong>
            ${at && html`<a href="${at.path}?lang=${other}" lang="${other}" hreflang="${other}">${words.otherLanguage}</a>`}
          </header>
          ${body}
          <footer><p>${words.footer}</p></footer>
        </main>
      </body>
    </html> `;
  return page.text;
}

function request(page: RequestPage, at: PageAt, words: Words): Html {
  const { ref, dueAt, askedAt, plan } = page;
  return html`<h1>${filled(words.headline, { ref, time: words.time(dueAt) })}</h1>
    ${notice(page.notice, words)} ${errors(page, words)}
    <p>${filled(words.asks, { plan })}</p>
    ${harm(page.harm, words)}
    <p>${filled(words.asked, { time: words.time(askedAt) })}</p>
    ${
      words.language === 'en' &&
      html`<details>
        <summary>${words.whyThisTime}</summary>
        <ul>
          ${page.why.map((sentence) => html`<li>${sentence}</li>`)}
        </ul>
      </details>`
    }
    <form method="post" action="${at.path}?lang=${words.language}" id="answer" novalidate>
      <input type="hidden" name="row" value="${page.row}" /><input type="hidden" name="turn" value="${page.turn}" />
      <button class="hidden" name="do" value="answer" tabindex="-1" aria-hidden="true">${words.send}</button>
      ${details(page, words)}
      <fieldset>
        <legend>${words.whatHappened} ${words.required}</legend>
        ${page.answers.map(
          ({ button, label, chosen }) =>
            html`<label class="choice"
              ><input type="radio" name="button" value="${button}" ${chosen && html`checked`} />
              <span>${words.translated(label)}</span></label
            >`,
        )}
        ${page.fields.map((view) => field(view, page.errors, words))}
        <p>${words.promiseHint}</p>
        <button class="first" name="do" value="answer">${words.send}</button>
      </fieldset>
    </form>
    ${requests(page, at, words)}`;
}

function harm(feared: RequestPage['harm'], words: Words): Html | undefined {
  if (feared === undefined) return undefined;
  const sentence = feared.isOver ? words.harmOver : words.harm;
  return html`<p class="warning"><strong>${filled(sentence, { time: words.time(feared.at) })}</strong></p>`;
}

function details(page: RequestPage, words: Words): Html {
  if (page.details !== undefined)
    return html`<section>
      <h2>${words.details}</h2>
      <dl>
        ${page.details.map(
          ({ label, value }) =>
            html`<dt>${words.translated(label)}</dt>
              <dd>${value}</dd>`,
        )}
      </dl>
    </section>`;
  return html`<section>
    <h2>${words.details}</h2>
    <p>${words.detailsHint}</p>
    <button name="do" value="sendCode">${words.sendCode}</button>
    <label class="field" for="code">${words.code}</label>
    <p id="code-hint">${words.codeHint}</p>
    <input
      type="text"
      id="code"
      name="code"
      inputmode="numeric"
      autocomplete="one-time-code"
      maxlength="20"
      aria-describedby="code-hint"
    />
    <button name="do" value="enterCode">${words.showDetails}</button>
  </section>`;
}

function field(view: FieldView, wrong: readonly string[], words: Words): Html {
  const isWrong = wrong.includes(view.error);
  const label = words.translated(view.label);
  const more = html`id="${view.id}" name="${view.id}"
  ${isWrong && html`aria-invalid="true" aria-describedby="${view.id}-error"`}`;
  return html`<label class="field" for="${view.id}">${label} ${view.required && words.required}</label>
    ${isWrong && html`<p id="${view.id}-error">${words.translated(view.error)}</p>`}
    ${view.kind === 'multiline' ? html`<textarea ${more} maxlength="8000">${view.value}</textarea>` : input(view, more)}`;
}

function input(view: FieldView, more: Html): Html {
  const type = view.kind === 'date' || view.kind === 'time' ? view.kind : 'text';
  return html`<input type="${type}" ${more} value="${view.value}" maxlength="1000" />`;
}

function requests(page: RequestPage, at: PageAt, words: Words): Html | undefined {
  if (page.requests === undefined || page.requests.length < 2) return undefined;
  return html`<h2>${words.allRequests}</h2>
    <ul>
      ${page.requests.map(({ ref, dueAt, token }) => {
        const due = filled(words.due, { time: words.time(dueAt) });
        return ref === page.ref
          ? html`<li>${filled(words.thisOne, { ref })}, ${due}</li>`
          : html`<li>
              <a href="${at.base}/${token}?lang=${words.language}">${filled(words.answerOne, { ref })}</a>, ${due}
            </li>`;
      })}
    </ul>`;
}

function over(page: Extract<AnswerPage, { readonly kind: 'over' }>, at: PageAt, words: Words): Html {
  const { ref, why, answered } = page;
  return html`${notice(page.notice, words)}
    <h1>${filled(words.over[why], { ref })}</h1>
    ${
      answered &&
      html`<p>${filled(words.answered, { what: words.translated(answered.what), time: words.time(answered.at) })}</p>`
    }
    ${
      page.mayRefresh &&
      html`<p>${words.overHint[why]}</p>
        <form method="post" action="${at.path}?lang=${words.language}">
          <button class="first" name="do" value="sendLink">${words.sendLink}</button>
          <p>${words.linkHint}</p>
        </form>`
    }
    ${!page.mayRefresh && why === 'withdrawn' && html`<p>${words.overHint.withdrawn}</p>`}`;
}

function notice(which: Notice | undefined, words: Words): Html | undefined {
  if (which === undefined) return undefined;
  return html`<div class="notice" role="status"><p>${words.notices[which]}</p></div>`;
}

function errors(page: RequestPage, words: Words): Html | undefined {
  if (page.errors.length === 0) return undefined;
  return html`<div class="errors" role="alert">
    <p><strong>${words.errors}</strong></p>
    <ul>
      ${page.errors.map((error) => html`<li>${words.translated(error)}</li>`)}
    </ul>
  </div>`;
}
