import type * as z from 'zod'
import { jsonSchema } from './open-api'

type Schema = {
  type?: string | string[]
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  items?: Schema
  properties?: Record<string, Schema>
  required?: string[]
  description?: string
}

export type Member = { name: string; type: string; required: boolean; description: string }

/** The members of an object and of the objects in it, by their paths, for a table. */
export function membersOf(schema: z.ZodType, io: 'input' | 'output'): Member[] {
  return within(jsonSchema(schema, io) as Schema, '')
}

function within({ properties = {}, required = [] }: Schema, prefix: string): Member[] {
  return Object.entries(properties).flatMap(([name, schema]) => {
    const plain = plainOf(schema)
    const row = {
      name: `${prefix}${name}`,
      type: typeOf(schema),
      required: required.includes(name),
      description: schema.description ?? plain.description ?? '',
    }
    const inner = plain.items ? plainOf(plain.items) : plain
    return [row, ...within(inner, `${prefix}${name}${plain.items ? '[]' : ''}.`)]
  })
}

/** What may be null or left out, without that. */
function plainOf(schema: Schema): Schema {
  const others = schema.anyOf?.filter(({ type }) => type !== 'null') ?? []
  return others.length === 1 && others[0] ? plainOf(others[0]) : schema
}

function typeOf(schema: Schema): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  // Truth values may be sent as text; one word says so better than all their spellings.
  if (schema.enum?.includes('true')) return 'boolean'
  if (schema.enum) return schema.enum.map((one) => JSON.stringify(one)).join(' | ')
  if (schema.anyOf) return [...new Set(schema.anyOf.map(typeOf))].join(' | ')
  if (schema.items) return `${typeOf(schema.items)}[]`
  return [schema.type ?? 'any'].flat().join(' | ')
}
