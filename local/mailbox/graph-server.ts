import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Fault } from './faults';
import type { Reply } from './graph-reply';
import { readPrefer } from './query';
import { Refusal } from './refusal';
import type { GraphScene } from './graph-scene';
import { answer } from './routes';

/** A request that came, for tests to look at. */
export type SeenRequest = { readonly method: string; readonly url: string; readonly prefer: string };

export type GraphServerParts = Pick<
  GraphScene,
  'store' | 'office' | 'owner' | 'people' | 'subscriptions' | 'machineNow'
> & {
  readonly accepts: (bearer: string) => boolean;
  readonly takeFault: (method: string, path: string) => Fault | undefined;
  readonly sawRequest: (request: SeenRequest) => void;
};

/** Graph's face of the mailbox, over plain http; the caller lets it listen. */
export function createGraphServer(parts: GraphServerParts): Server {
  return createServer((request, response) => {
    handle(request, response, parts).catch(() => {
      response.destroy();
    });
  });
}

async function handle(request: IncomingMessage, response: ServerResponse, parts: GraphServerParts): Promise<void> {
  const method = request.method ?? 'GET';
  const here = new URL(request.url ?? '/', `http://${request.headers.host ?? '127.0.0.1'}`);
  const preferHeader = String(request.headers['prefer'] ?? '');
  const body = await readAll(request);
  parts.sawRequest({ method, url: request.url ?? '', prefer: preferHeader });

  const fault = parts.takeFault(method, here.pathname);
  if ((fault?.kind === 'hang' || fault?.kind === 'drop') && fault.when === 'before') {
    if (fault.kind === 'drop') request.socket.destroy();
    return;
  }
  if (fault?.kind === 'answer' && fault.doneFirst !== true) {
    faulty(response, fault);
    return;
  }

  let reply: Reply;
  let refusal: Refusal | undefined;
  try {
    checkToken(request, parts.accepts);
    reply = await answer({
      ...parts,
      method,
      pathname: here.pathname,
      query: here.searchParams,
      prefer: readPrefer(preferHeader),
      body: parseBody(body),
      here: `${here.origin}${here.pathname}`,
      origin: here.origin,
      fault,
    });
  } catch (error) {
    refusal = error instanceof Refusal ? error : new Refusal(500, 'InternalServerError', String(error));
    reply = { status: refusal.status, json: errorBody(refusal, request) };
  }
  if (fault?.kind === 'hang') return;
  if (fault?.kind === 'drop') {
    request.socket.destroy();
    return;
  }
  if (fault?.kind === 'answer') {
    faulty(response, fault);
    return;
  }
  for (const [name, value] of Object.entries(refusal?.headers ?? {})) response.setHeader(name, value);
  write(response, reply, preferHeader);
}

function checkToken(request: IncomingMessage, accepts: (bearer: string) => boolean): void {
  const bearer = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (bearer !== undefined && accepts(bearer)) return;
  const message = bearer === undefined ? 'Access token is empty.' : 'Access token validation failure.';
  throw new Refusal(401, 'InvalidAuthenticationToken', message, { 'WWW-Authenticate': 'Bearer realm=""' });
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function parseBody(body: Buffer): unknown {
  if (body.length === 0) return undefined;
  try {
    return JSON.parse(body.toString()) as unknown;
  } catch {
    throw new Refusal(400, 'BadRequest', 'Unable to read JSON request payload.');
  }
}

function write(response: ServerResponse, reply: Reply, prefer: string): void {
  response.statusCode = reply.status;
  response.setHeader('request-id', randomUUID());
  if (prefer !== '') response.setHeader('Preference-Applied', prefer);
  if (reply.json) {
    response.setHeader('Content-Type', 'application/json; odata.metadata=minimal; charset=utf-8');
    response.end(JSON.stringify(reply.json));
  } else {
    if (reply.contentType) response.setHeader('Content-Type', reply.contentType);
    response.end(reply.bytes);
  }
}

function faulty(response: ServerResponse, fault: Extract<Fault, { kind: 'answer' }>): void {
  response.statusCode = fault.status;
  if (fault.retryAfter != null) response.setHeader('Retry-After', fault.retryAfter);
  if (fault.location !== undefined) response.setHeader('Location', fault.location);
  response.setHeader('Content-Type', fault.text === undefined ? 'application/json' : 'text/html');
  const usual = { error: { code: fault.status === 429 ? 'ApplicationThrottled' : 'ServiceUnavailable', message: '' } };
  response.end(fault.text ?? JSON.stringify(fault.json ?? usual));
}

function errorBody(refusal: Refusal, request: IncomingMessage): object {
  const id = randomUUID();
  return {
    error: {
      code: refusal.graphCode,
      message: refusal.message,
      innerError: {
        date: new Date().toISOString().slice(0, 19),
        'request-id': id,
        'client-request-id': String(request.headers['client-request-id'] ?? id),
      },
    },
  };
}
