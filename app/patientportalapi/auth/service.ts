import * as z from 'zod'
import { get } from '@/lib/web/portal-api/endpoint'
import packageJson from '@/package.json'
import { ConfigData, configOf } from '../config-wire'

const ServerStateData = z.object({
  Name: z.string(),
  StateCode: z.literal(1).describe('1 running, 2 updating, 3 suspending'),
  State: z.string(),
  ServiceVersion: z.string().describe('Deprecated'),
  ProtocolVersion: z.string().describe('major.minor.build; only the first two break clients'),
})

export const service = {
  'server-state': [
    get({
      needs: 'nothing',
      summary: 'Says that the service runs; the one call that needs no client key',
      result: ServerStateData,
      run: async () => ({
        Name: 'Enrol',
        StateCode: 1,
        State: 'Running',
        ServiceVersion: packageJson.version,
        ProtocolVersion: '1.1.0',
      }),
    }),
  ],
  config: [
    get({
      needs: 'client',
      summary: 'How the practice is set up: its name, what it offers, which passwords it takes',
      query: z.object({ 'company-identifier': z.string().optional() }),
      result: ConfigData,
      run: ({ ctx, client, session }) => configOf(ctx, { client, session }),
    }),
  ],
}
