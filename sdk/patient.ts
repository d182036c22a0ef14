import type { InsurerData } from './companies'
import type { Connection } from './connection'
import type { PortalPromise } from './portal-promise'
import type { CompanyDemographicData, DepartmentsAndDivisions, Keyed, PersonDemographicData } from './types'

/** The person signed in (Meddbase, *Patient*). Every call fails with event 8 when nobody is, 11 with a wrong token. */
export class Patient {
  constructor(private readonly connection: Connection) {}

  /** What the practice was told about them; never a password. */
  getDemographicData(): PortalPromise<PersonDemographicData> {
    return this.connection.call({ verb: 'GET', path: 'patient/demographic-data' })
  }

  /** Changes it: null or absent stays as it is, an empty text clears. Fails with event 0 for a wrong password. */
  updateDemographicData(params: { password: string; demog: PersonDemographicData }): PortalPromise<''> {
    const body = { password: params.password, demog: params.demog }
    return this.connection.call({ verb: 'POST', path: 'patient/demographic-data', body })
  }

  /** Accepts the terms and the statistical use as they are now, both together. */
  acceptTermsAndConditions(params: { password: string }): PortalPromise<''> {
    const body = { password: params.password }
    return this.connection.call({ verb: 'POST', path: 'patient/accept-terms-and-conditions', body })
  }

  /** The insurer of the person; one without a name where they pay for themselves. */
  getInsurer(): PortalPromise<InsurerData> {
    return this.connection.call({ verb: 'GET', path: 'patient/insurer' })
  }

  /** Names the insurer, of those of `companies.getInsurers`; an empty key for none. Fails with event 2 for another. */
  setInsurer(params: { insurerData: { Key: string; MemberNumber?: string | null } }): PortalPromise<''> {
    const body = { insurerData: params.insurerData }
    return this.connection.call({ verb: 'POST', path: 'patient/insurer', body })
  }

  /** The titles a person may have. */
  getAllowedTitles(): PortalPromise<string[]> {
    return this.connection.call({ verb: 'GET', path: 'patient/allowed-titles' })
  }

  /** Departments and divisions of their chargeband. Fails with event 0 where it does not ask for them. */
  getDepartmentsAndDivisions(): PortalPromise<DepartmentsAndDivisions> {
    return this.connection.call({ verb: 'GET', path: 'patient/departments-divisions' })
  }

  /** The states of employment to choose from. */
  getEmployeeStatuses(): PortalPromise<Keyed[]> {
    return this.connection.call({ verb: 'GET', path: 'patient/employee-statuses' })
  }

  /** Their employer; one without a name where they have none. */
  getEmployerDemographicData(): PortalPromise<CompanyDemographicData> {
    return this.connection.call({ verb: 'GET', path: 'patient/employer-demographic-data' })
  }
}
