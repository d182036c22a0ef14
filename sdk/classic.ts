import { PatientPortalAPI as Client } from './patient-portal-api'

const script = document.currentScript
const home = script instanceof HTMLScriptElement ? new URL(script.src).origin : location.origin

/** For pages without modules: the client of the server this script came from. */
class PatientPortalAPI extends Client {
  constructor(base = home) {
    super(base)
  }
}

Object.assign(window, { PatientPortalAPI })
