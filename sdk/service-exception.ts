import type { ServiceExceptionData } from './types'

/** A refusal as an Error, with the members of ServiceExceptionData. */
export class ServiceException extends Error implements ServiceExceptionData {
  readonly Message: string
  readonly EventType: number
  readonly EventCode: number
  readonly HttpStatusCode: number
  readonly Description: string | null
  readonly ReferenceNumber: string | null
  readonly Fields: ServiceExceptionData['Fields']

  constructor(data: Partial<ServiceExceptionData>) {
    super(data.Message ?? 'The call failed')
    this.name = 'ServiceException'
    this.Message = this.message
    this.EventType = data.EventType ?? 2
    this.EventCode = data.EventCode ?? 0
    this.HttpStatusCode = data.HttpStatusCode ?? 0
    this.Description = data.Description ?? null
    this.ReferenceNumber = data.ReferenceNumber ?? null
    this.Fields = data.Fields ?? []
  }
}
