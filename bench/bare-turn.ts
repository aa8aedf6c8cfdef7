import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  TeamsActivityHandler,
  type AdaptiveCardInvokeResponse,
  type Request,
  type Response,
} from 'botbuilder';
import Fastify from 'fastify';
import { botAppId, tenantId } from '../local/unit';
import type { authoritySettings } from '../local/teams/authority';

/** The SDK's own turn behind HTTP, with authentication: what a press costs before anybody has decided anything. */
export async function startBareTurn(
  authority: ReturnType<typeof authoritySettings>,
  act: () => Promise<object>,
): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const adapter = new CloudAdapter(
    new ConfigurationBotFrameworkAuthentication({
      MicrosoftAppId: botAppId,
      MicrosoftAppType: 'SingleTenant',
      MicrosoftAppTenantId: tenantId,
      MicrosoftAppPassword: 'none of it is ever asked for',
      ...authority,
    }),
  );
  class Pressed extends TeamsActivityHandler {
    protected override async onAdaptiveCardInvoke(): Promise<AdaptiveCardInvokeResponse> {
      const value = await act();
      return { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: { ...value } };
    }
  }
  const handler = new Pressed();
  const web = Fastify();
  web.post('/api/messages', async (request, reply) => {
    const answer: { status: number; body?: unknown } = { status: 200 };
    const response: Response = {
      socket: undefined,
      status(code) {
        answer.status = code;
        return response;
      },
      header: () => response,
      send(body) {
        answer.body = body;
        return response;
      },
      end: () => response,
    };
    const asked = { method: request.method, headers: request.headers, body: request.body } as unknown as Request;
    await adapter.process(asked, response, (context) => handler.run(context));
    return reply.code(answer.status).send(answer.body);
  });
  return { url: `${await web.listen({ host: '127.0.0.1', port: 0 })}/api/messages`, stop: () => web.close() };
}
