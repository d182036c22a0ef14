import { describe, expect, it } from 'vitest'
import { sections } from '@/app/patientportalapi/sections'
import { curlOf, exampleOf } from './examples'
import { membersOf } from './members-of'
import { everyCall, openApi } from './open-api'

type Described = {
  paths: Record<string, Record<string, { operationId: string; security: object[]; parameters: object[] }>>
}
const described = openApi(sections, 'https://enrol.example.com', '1') as Described & Record<string, unknown>

describe('the description of the portal API', () => {
  it('is OpenAPI 3.1 with every call, each under a name of its own', () => {
    expect(described.openapi).toBe('3.1.0')
    const operations = Object.values(described.paths).flatMap((path) => Object.values(path))
    expect(operations).toHaveLength(everyCall(sections).length)
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length)
    const register = described.paths['/patientportalapi/auth/register-patient']?.post
    expect(JSON.stringify(register)).toContain('"Password":{"')
    expect(described.paths['/patientportalapi/auth/server-state']?.get?.security).toEqual([])
    expect(Object.keys(described.paths['/patientportalapi/auth/submit-validation-email'] ?? {}).sort()).toEqual([
      'get',
      'post',
    ])
  })

  it('never answers with a password', () => {
    for (const { endpoint } of everyCall(sections))
      expect(membersOf(endpoint.result, 'output').filter(({ name }) => /(^|\.)password$/i.test(name))).toEqual([])
  })

  it('has examples that the schemas take', () => {
    for (const { section, method, endpoint } of everyCall(sections)) {
      const { query, body } = exampleOf(endpoint)
      const name = `${section}/${method}`
      expect(endpoint.query.safeParse(query).success, name).toBe(true)
      if (endpoint.body) expect(endpoint.body.safeParse(body).success, name).toBe(true)
      expect(curlOf('https://x', `/${name}`, endpoint)).toContain(`https://x/${name}`)
    }
  })
})
