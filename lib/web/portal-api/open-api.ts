import * as z from 'zod'
import type { Endpoint, Needs, Sections } from './endpoint'
import { exampleOf } from './examples'

type Json = Record<string, unknown>

const security: Record<Needs, Json[]> = {
  nothing: [],
  client: [{ ClientKey: [] }],
  session: [{ ClientKey: [], Session: [] }],
  context: [{ ClientKey: [], Session: [] }],
  'sign-in': [{ ClientKey: [], Session: [], Token: [] }],
}

export type Described = { section: string; method: string; endpoint: Endpoint }

/** Every call in the order of the table, one for each verb. */
export function everyCall(sections: Sections): Described[] {
  return Object.entries(sections).flatMap(([section, methods]) =>
    Object.entries(methods).flatMap(([method, ends]) => ends.map((endpoint) => ({ section, method, endpoint }))),
  )
}

/** A schema as JSON Schema 2020-12, as it is before anything is read (`input`) or as it is answered (`output`). */
export function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest
}

/** The description of the API, made from the same schemas that judge its input. */
export function openApi(sections: Sections, server: string, version: string): Json {
  const paths: Record<string, Json> = {}
  for (const { section, method, endpoint } of everyCall(sections)) {
    const path = `/patientportalapi/${section}/${method}`
    paths[path] = { ...paths[path], [endpoint.verb.toLowerCase()]: operation(section, method, endpoint) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Enrol portal API',
      version,
      description: 'Registers, activates and signs in the patients of a practice; compatible with clients of Meddbase.',
    },
    servers: [{ url: server }],
    tags: Object.keys(sections).map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        ClientKey: { type: 'apiKey', in: 'query', name: 'client-key', description: 'Or the cookie Client-key' },
        Session: { type: 'apiKey', in: 'header', name: 'x-session-id', description: 'Or the cookie ASP.NET_SessionId' },
        Token: { type: 'apiKey', in: 'header', name: 'x-token' },
      },
      schemas: { ServiceExceptionData: exception },
    },
  }
}

function operation(section: string, method: string, endpoint: Endpoint): Json {
  const { body } = endpoint
  return {
    operationId: `${section}.${method}.${endpoint.verb.toLowerCase()}`,
    tags: [section],
    summary: endpoint.summary,
    ...(endpoint.deprecated ? { deprecated: true } : {}),
    security: security[endpoint.needs],
    parameters: parametersOf(endpoint),
    ...(body ? { requestBody: requestOf(endpoint, body) } : {}),
    responses: {
      200: content('The call succeeded', {
        type: 'object',
        properties: { status: { const: 'ok' }, result: jsonSchema(endpoint.result, 'output') },
        required: ['status', 'result'],
      }),
      default: content('The call was refused', {
        type: 'object',
        properties: { status: { const: 'error' }, error: { $ref: '#/components/schemas/ServiceExceptionData' } },
        required: ['status', 'error'],
      }),
    },
  }
}

function requestOf(endpoint: Endpoint, body: z.ZodType): Json {
  const example = exampleOf(endpoint).body
  return {
    required: true,
    content: { 'application/json': { schema: jsonSchema(body, 'input'), ...(example ? { example } : {}) } },
  }
}

function parametersOf({ query }: Endpoint): Json[] {
  const { properties = {}, required = [] } = jsonSchema(query, 'input') as { properties?: Json; required?: string[] }
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }))
}

function content(description: string, schema: Json): Json {
  return { description, content: { 'application/json': { schema } } }
}

const exception: Json = {
  type: 'object',
  properties: {
    Message: { type: 'string', description: 'Text for the person' },
    EventType: { type: 'integer', enum: [1, 2, 4, 8] },
    EventCode: { type: 'integer' },
    HttpStatusCode: { type: 'integer' },
    Description: { type: ['string', 'null'] },
    ReferenceNumber: { type: ['string', 'null'], description: 'Finds the line in the server’s log' },
    Fields: {
      type: 'array',
      items: {
        type: 'object',
        properties: { Path: { type: 'string' }, Code: { type: 'string' }, Text: { type: 'string' } },
        required: ['Path', 'Code', 'Text'],
      },
    },
  },
  required: ['Message', 'EventType', 'EventCode', 'HttpStatusCode', 'Description', 'ReferenceNumber', 'Fields'],
}
