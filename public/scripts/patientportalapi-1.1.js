// Made from sdk by `npm run sdk`. Longer than 250 lines because a page loads it as one file.
(function() {
	// sdk/address-finder.ts
	/** Addresses to choose from (Meddbase, *Address finder*). No answer is an empty list; people then type their address. */
	var AddressFinder = class {
		connection;
		constructor(connection) {
			this.connection = connection;
		}
		/** Addresses of a postcode. Fails with event 2 for what is no postcode. */
		search(params) {
			const query = { postcode: params.postcode };
			return this.connection.call({
				verb: "GET",
				path: "address-finder/search",
				query
			});
		}
		/** Addresses that fit some words of one, with at least half a postcode among them. */
		fuzzySearch(params) {
			const query = { query: params.query };
			return this.connection.call({
				verb: "GET",
				path: "address-finder/fuzzy-search",
				query
			});
		}
		/** The address behind a key of a search. Fails with HTTP 404 for another key. */
		address(params) {
			return this.connection.call({
				verb: "GET",
				path: "address-finder/address",
				query: { key: params.key }
			});
		}
	};
	// sdk/anon-appointment.ts
	var ofType = ({ payerType, appointmentType }) => ({
		"payer-type": payerType,
		"appointment-type": appointmentType
	});
	var times = (wanted) => ({
		"payer-type": wanted.payerType,
		"appointment-type": wanted.appointmentType,
		clinician: wanted.clinician,
		"clinician-sex": wanted.clinicianSex,
		site: wanted.site,
		location: wanted.location,
		"from-date": wanted.fromDate,
		"to-date": wanted.toDate,
		"time-preference": wanted.timePreference,
		"time-from": wanted.timeFrom,
		"time-to": wanted.timeTo
	});
	/**
	* What somebody without an account may book, and when (Meddbase, *Anonymous Appointment Search*). Every call fails with
	* event 0 for a sign-up code that does not work. A practice that offers no times answers empty lists.
	*/
	var AnonAppointment = class {
		connection;
		constructor(connection) {
			this.connection = connection;
		}
		/** Who pays: the chargeband the sign-up code leads to. */
		getPayerTypes({ payerType }) {
			return this.connection.call({
				verb: "GET",
				path: "anon-appointment/payer-types",
				query: { "payer-type": payerType }
			});
		}
		getAppointmentTypes({ payerType }) {
			return this.connection.call({
				verb: "GET",
				path: "anon-appointment/types",
				query: { "payer-type": payerType }
			});
		}
		/** Where it may be; with a place the nearest comes first. */
		getSites(params) {
			const query = {
				...ofType(params),
				lat: params.lat,
				long: params.long
			};
			return this.connection.call({
				verb: "GET",
				path: "anon-appointment/sites",
				query
			});
		}
		getClinicians(params) {
			const { sites, locations, modules } = params;
			const body = {
				sites,
				locations,
				modules
			};
			return this.connection.call({
				verb: "POST",
				path: "anon-appointment/clinicians",
				query: ofType(params),
				body
			});
		}
		getServiceTypes(params) {
			return this.connection.call({
				verb: "GET",
				path: "anon-appointment/service-types",
				query: ofType(params)
			});
		}
		getServices(params) {
			const query = {
				...ofType(params),
				"service-type": params.serviceType,
				"service-name": params.serviceName,
				"page-sort-column": params.pageSortColumn,
				"page-sort-descending": params.pageSortDescending,
				"page-number": params.pageNumber,
				"page-size": params.pageSize
			};
			return this.connection.call({
				verb: "GET",
				path: "anon-appointment/services",
				query
			});
		}
		/** Free appointments, the soonest first. `numberOfResults` is 1 to 100. */
		getProposedAppointments(params) {
			const { numberOfResults, modules, services } = params;
			const query = {
				...times(params),
				"number-of-results": numberOfResults
			};
			return this.connection.call({
				verb: "POST",
				path: "anon-appointment/proposed",
				query,
				body: {
					modules,
					services
				}
			});
		}
		/** Free time slots, the soonest first; needs `toDate`. */
		getProposedTimeSlots(params) {
			return this.connection.call({
				verb: "GET",
				path: "anon-appointment/proposed-time-slots",
				query: times(params)
			});
		}
	};
	// sdk/anon-booking.ts
	/**
	* Booking without an account (Meddbase, *Anonymous Appointment Booking*): find a time, say who it is for, give the code,
	* book. The session lasts an hour, is kept by the library and signs nobody in; only a booking makes a patient.
	*/
	var AnonBooking = class {
		connection;
		constructor(connection) {
			this.connection = connection;
		}
		/**
		* Sends a code by email and text. `demog` needs Name, Surname, DateOfBirth, EmailAddress and Mobile (event 1). Fails
		* with event 0 for a `payerType`, a sign-up code, that does not work.
		*/
		registerPatient(params) {
			const { payerType, demog } = params;
			return this.connection.call({
				verb: "POST",
				path: "anon-booking/register-patient",
				body: {
					payerType,
					demog
				}
			});
		}
		/** Sends another code; at most once a minute. The one before stops working. */
		resendValidationCode() {
			return this.connection.call({
				verb: "POST",
				path: "anon-booking/resend-validation-code",
				body: {}
			});
		}
		/** Takes the six digits. Five wrong ones end the code (event 0). */
		submitValidationCode(params) {
			return this.connection.call({
				verb: "POST",
				path: "anon-booking/submit-validation-code",
				body: { code: params.code }
			});
		}
		/** Books one of `anonAppointment.getProposedAppointments`. Fails with event 0 when the time is no longer free. */
		bookProposedAppointment(params) {
			const { proposedAppointment } = params;
			return this.connection.call({
				verb: "POST",
				path: "anon-booking/book",
				body: { proposedAppointment }
			});
		}
		/** Books a time of `anonAppointment.getProposedTimeSlots`. Fails with event 0 when it is no longer free. */
		bookProposedTimeSlot(params) {
			const { proposedTimeSlot, clinician, clinicianSex, method, price } = params;
			const body = {
				proposedTimeSlot,
				clinician,
				clinicianSex,
				method,
				price
			};
			return this.connection.call({
				verb: "POST",
				path: "anon-booking/book-time-slot",
				body
			});
		}
	};
	// sdk/auth.ts
	var portal = ({ isOH } = {}) => ({ "is-oh": isOH });
	/** Registering, activating and signing in (Meddbase, *Authentication*). */
	var Auth = class {
		connection;
		constructor(connection) {
			this.connection = connection;
		}
		/** Whether the service runs; needs no client key. */
		getServerState() {
			return this.connection.call({
				verb: "GET",
				path: "auth/server-state"
			});
		}
		/** How the practice is set up, and what the person signed in has still to do. */
		getConfig(params = {}) {
			const query = { "company-identifier": params.companyIdentifier };
			return this.connection.call({
				verb: "GET",
				path: "auth/config",
				query
			});
		}
		/** Whether a sign-up code works, and which chargeband it leads to. Fails with event 0 for one that does not. */
		validateRegCode(params) {
			return this.ofCode("validate-reg-code", params);
		}
		/** The chargeband a sign-up code leads to. Fails with event 0 for a code that does not work. */
		getRegCodeInfo(params) {
			return this.ofCode("reg-code-info", params);
		}
		/** The titles a person may have. One of the codes is needed (event 1); the membership code comes first. */
		getAllowedTitles(params) {
			const query = {
				"reg-code": params.regCode,
				"membership-code": params.membershipCode,
				...portal(params)
			};
			return this.connection.call({
				verb: "GET",
				path: "auth/allowed-titles",
				query
			});
		}
		/** Departments and divisions to choose from. Fails with event 0 where the code does not ask for them. */
		getDepartmentsAndDivisions(params) {
			return this.ofCode("departments-divisions", params);
		}
		/** The terms and what is said of statistical use, as HTML. */
		getTermsAndConditions() {
			return this.connection.call({
				verb: "GET",
				path: "auth/terms-and-conditions"
			});
		}
		/** Judges a person as `registerPatient` would, and registers nobody. Fails as it does, but never with event 10001. */
		validateProfileData(params) {
			return this.registering("validate-profile-data", params);
		}
		/**
		* Registers a person and opens a session for activating. Give `regCode` or `membershipCode`; with both the second is
		* used. The client shows the terms and obtains acceptance. Fails with event 1 for what is missing, 2 for what cannot be
		* read, 12 for markup, 10001 where the email has an account and the client may know.
		*/
		registerPatient(params) {
			return this.registering("register-patient", params);
		}
		/** Sends the activation link again; at most once a minute. In the session of the registration. */
		sendActivationEmail(params = {}) {
			return this.connection.call({
				verb: "GET",
				path: "auth/send-activation-email",
				query: portal(params)
			});
		}
		/** Sends the activation code again; at most once a minute. In the session of the registration. */
		sendActivationSMS(params = {}) {
			return this.connection.call({
				verb: "GET",
				path: "auth/send-activation-sms",
				query: portal(params)
			});
		}
		/** Activates with the key of the email, once, in the session of the registration. The person then signs in. */
		submitActivationEmail(params) {
			return this.connection.call({
				verb: "POST",
				path: "auth/submit-validation-email",
				query: portal(params),
				body: { key: params.key }
			});
		}
		/** Activates with the six digits of the message; five wrong tries end them. In the session of the registration. */
		submitActivationSMS(params) {
			const query = {
				code: params.code,
				...portal(params)
			};
			return this.connection.call({
				verb: "GET",
				path: "auth/submit-activation-sms",
				query
			});
		}
		/** Sends the link again to an address, without a session. @deprecated Use sendActivationEmail. */
		sendValidationEmail(params) {
			const query = {
				email: params.email,
				...portal(params)
			};
			return this.connection.call({
				verb: "GET",
				path: "auth/send-validation-email",
				query
			});
		}
		/** Sends the code again to a mobile, without a session. @deprecated Use sendActivationSMS. */
		sendValidationSMS(params) {
			const query = {
				mobile: params.mobile,
				...portal(params)
			};
			return this.connection.call({
				verb: "GET",
				path: "auth/send-validation-sms",
				query
			});
		}
		/** Activates with the key, without a session. @deprecated Use submitActivationEmail. */
		submitValidationEmail(params) {
			const query = {
				key: params.key,
				...portal(params)
			};
			return this.connection.call({
				verb: "GET",
				path: "auth/submit-validation-email",
				query
			});
		}
		/** Activates with the code sent to a mobile, without a session. @deprecated Use submitActivationSMS. */
		submitValidationSMS(params) {
			const query = {
				code: params.code,
				mobile: params.mobile,
				...portal(params)
			};
			return this.connection.call({
				verb: "GET",
				path: "auth/submit-validation-sms",
				query
			});
		}
		/** Signs in. Fails with HTTP 401 and event 0 for wrong credentials, with event 14 after too many wrong passwords. */
		login(params) {
			const body = {
				username: params.username,
				password: params.password
			};
			return this.connection.call({
				verb: "POST",
				path: "auth/login",
				query: portal(params),
				body
			});
		}
		/** Signs in with the token of `#/ssologin?loginToken=…`. Fails with event 0 when it was used or is 20 seconds old. */
		directLogin(params) {
			const body = { loginToken: params.loginToken };
			return this.connection.call({
				verb: "POST",
				path: "auth/direct-login",
				query: portal(params),
				body
			});
		}
		/** Fails with event 0 and the reason: no company signs in by an identity provider of its own. */
		getSSOLoginDetails(params) {
			const query = { "company-identifier": params.companyIdentifier };
			return this.connection.call({
				verb: "GET",
				path: "auth/sso-login-details",
				query
			});
		}
		/** Sends the code a sign-in waits for: to the mobile, or by email where there is none. At most once a minute. */
		send2faCode() {
			return this.connection.call({
				verb: "GET",
				path: "auth/send-2fa-code"
			});
		}
		/** Sends it by email. */
		send2faCodeEmail() {
			return this.connection.call({
				verb: "POST",
				path: "auth/send-2fa-code",
				body: { useMobile: false }
			});
		}
		/** Sends it to the mobile. */
		send2faCodeSMS() {
			return this.connection.call({
				verb: "POST",
				path: "auth/send-2fa-code",
				body: { useMobile: true }
			});
		}
		/** Completes the sign-in. Fails with event 0 for a wrong code, with 14 after five. */
		submit2faCode(params) {
			return this.connection.call({
				verb: "POST",
				path: "auth/submit-2fa-code",
				body: { code: params.code }
			});
		}
		/** The token, and the seconds the session has; calling it renews the session. Fails with event 8 when it has ended. */
		validateLogin(params = {}) {
			return this.connection.call({
				verb: "GET",
				path: "auth/validate",
				query: portal(params)
			});
		}
		/** Ends the session. Fails with event 8 when nobody is signed in. */
		logout(params = {}) {
			return this.connection.call({
				verb: "GET",
				path: "auth/logout",
				query: portal(params)
			}).done(() => this.connection.forget());
		}
		/** Addresses of a postcode, without its space. @deprecated Use addressFinder. */
		addressLookup(params) {
			const query = {
				postcode: params.postcode,
				house: params.house
			};
			return this.connection.call({
				verb: "GET",
				path: "auth/address-lookup",
				query
			});
		}
		/** As `passwordReset.sendLink`. @deprecated */
		sendPasswordResetEmail(params) {
			return this.connection.call({
				verb: "POST",
				path: "auth/send-password-reset-email",
				query: portal(params),
				body: { email: params.email }
			});
		}
		/** Fails with HTTP 501: nobody is known by their details alone. @deprecated Use passwordReset. */
		submitPasswordResetEmail() {
			return this.connection.call({
				verb: "POST",
				path: "auth/submit-password-reset-email"
			});
		}
		/** Fails with HTTP 501: nobody is known by their details alone. @deprecated Use passwordReset. */
		setPasswordUsingDemographics() {
			return this.connection.call({
				verb: "POST",
				path: "auth/set-password-using-demographics"
			});
		}
		ofCode(method, params) {
			const query = {
				"reg-code": params.regCode,
				...portal(params)
			};
			return this.connection.call({
				verb: "GET",
				path: `auth/${method}`,
				query
			});
		}
		registering(method, { regCode, membershipCode, demog, isOH }) {
			const body = {
				regCode,
				membershipCode,
				demog,
				"is-oh": isOH
			};
			return this.connection.call({
				verb: "POST",
				path: `auth/${method}`,
				body
			});
		}
	};
	// sdk/companies.ts
	/** Companies a person may choose from (Meddbase, *Companies*). */
	var Companies = class {
		connection;
		constructor(connection) {
			this.connection = connection;
		}
		/** The insurers the practice works with. */
		getInsurers() {
			return this.connection.call({
				verb: "GET",
				path: "companies/insurers"
			});
		}
	};
	// sdk/portal-promise.ts
	/** A promise that also answers to `.done()`, `.fail()` and `.always()`, as clients written for jQuery expect. */
	var PortalPromise = class extends Promise {
		/** Called with the result when the call succeeds. */
		done(callback) {
			this.then(callback, () => {});
			return this;
		}
		/** Called with what the server refused, or why it was not reached. */
		fail(callback) {
			this.catch(callback);
			return this;
		}
		/** Called either way. */
		always(callback) {
			this.then(callback, callback);
			return this;
		}
	};
	// sdk/service-exception.ts
	/** A refusal as an Error, with the members of ServiceExceptionData. */
	var ServiceException = class extends Error {
		Message;
		EventType;
		EventCode;
		HttpStatusCode;
		Description;
		ReferenceNumber;
		Fields;
		constructor(data) {
			super(data.Message ?? "The call failed");
			this.name = "ServiceException";
			this.Message = this.message;
			this.EventType = data.EventType ?? 2;
			this.EventCode = data.EventCode ?? 0;
			this.HttpStatusCode = data.HttpStatusCode ?? 0;
			this.Description = data.Description ?? null;
			this.ReferenceNumber = data.ReferenceNumber ?? null;
			this.Fields = data.Fields ?? [];
		}
	};
	// sdk/connection.ts
	/**
	* Talks to the server: adds the client key, the session and the token, which it keeps by itself, and unwraps the
	* envelope. The session also travels as a cookie, so that it outlives the page; the token is told again by `validate`.
	*/
	var Connection = class {
		base;
		clientKey = "";
		sessionId = null;
		token = null;
		constructor(base) {
			this.base = base;
		}
		call(call) {
			return new PortalPromise((resolve, reject) => {
				this.send(call).then((result) => resolve(result), reject);
			});
		}
		async send({ verb, path, query = {}, body }) {
			const address = new URL(`${this.base}/patientportalapi/${path}`);
			if (this.clientKey) address.searchParams.set("client-key", this.clientKey);
			for (const [name, value] of Object.entries(query)) if (value !== void 0 && value !== null) address.searchParams.set(name, String(value));
			const headers = {};
			if (verb === "POST") headers["Content-Type"] = "application/json";
			if (this.sessionId) headers["x-session-id"] = this.sessionId;
			if (this.token) headers["x-token"] = this.token;
			const request = verb === "POST" ? { body: JSON.stringify(body ?? {}) } : {};
			const response = await fetch(address, {
				method: verb,
				headers,
				credentials: "include",
				...request
			}).catch(() => {
				throw new ServiceException({ Message: "The server could not be reached" });
			});
			const envelope = await read(response);
			if (envelope.status !== "ok") throw new ServiceException({
				HttpStatusCode: response.status,
				...envelope.error
			});
			this.keep(envelope.result, response.headers.get("x-session-id"));
			return envelope.result;
		}
		keep(result, sessionId) {
			if (sessionId) this.sessionId = sessionId;
			if (typeof result !== "object" || result === null) return;
			if ("SessionID" in result) this.sessionId = String(result.SessionID);
			if ("SessionId" in result) this.sessionId = String(result.SessionId);
			if ("Token" in result) this.token = String(result.Token);
		}
		/** After signing out neither means anything. */
		forget() {
			this.sessionId = null;
			this.token = null;
		}
	};
	async function read(response) {
		try {
			return await response.json();
		} catch {
			return {};
		}
	}
	// sdk/feed.ts
	/** Messages between the person signed in and the practice (Meddbase, *Feeds*); needs the permission CanManageFeeds. */
	var Feed = class {
		connection;
		constructor(connection) {
			this.connection = connection;
		}
		/** @param params.toDate Pages: the oldest StartDate of the page before. Twenty feeds a page, the newest first. */
		getFeeds(params = {}) {
			const query = {
				"to-date": params.toDate,
				referral: params.referral
			};
			return this.connection.call({
				verb: "GET",
				path: "feed/feeds",
				query
			});
		}
		/** Fails with status 404 when it is not theirs. */
		getFeed(params) {
			return this.connection.call({
				verb: "GET",
				path: "feed/feed",
				query: {
					feed: params.feed,
					referral: params.referral
				}
			});
		}
		/** @param params.messageText HTML or plain text, up to 4,000 characters; markup is taken out. */
		addFeed(params) {
			return this.connection.call({
				verb: "POST",
				path: "feed/add-feed",
				body: { ...params }
			});
		}
		/** Fails with event 0 when the person may not write any more, with the reason as the message. */
		addMessage(params) {
			return this.connection.call({
				verb: "POST",
				path: "feed/add-message",
				body: { ...params }
			});
		}
	};
	// sdk/lists.ts
	/** Ethnic groups to choose from. */
	var Ethnicities = class {
		connection;
		constructor(connection) {
			this.connection = connection;
		}
		getEthnicities() {
			return this.connection.call({
				verb: "GET",
				path: "ethnicities/ethnicities"
			});
		}
	};
	/** Genders and pronouns to choose from. */
	var GenderIdentity = class {
		connection;
		constructor(connection) {
			this.connection = connection;
		}
		getGenders() {
			return this.connection.call({
				verb: "GET",
				path: "gender-identity/genders"
			});
		}
		getPronouns() {
			return this.connection.call({
				verb: "GET",
				path: "gender-identity/pronouns"
			});
		}
	};
	// sdk/membership-scheme.ts
	/** What a patient who pays for themselves may be a member of (Meddbase, *Membership scheme*). */
	var MembershipScheme = class {
		connection;
		constructor(connection) {
			this.connection = connection;
		}
		/** Fails with event 0 for a code there is no scheme of. Needs no sign-in. */
		validateCode(params) {
			return this.connection.call({
				verb: "GET",
				path: "membership-scheme/validate-code",
				query: { code: params.code }
			});
		}
		/** The scheme of a code with its price, to be shown before somebody registers with it. Needs no sign-in. */
		getSchemeInfo(params) {
			return this.connection.call({
				verb: "GET",
				path: "membership-scheme/scheme-info",
				query: { code: params.code }
			});
		}
		/** The scheme the person is a member of, or null. */
		getCurrent() {
			return this.connection.call({
				verb: "GET",
				path: "membership-scheme/current"
			});
		}
		/** The schemes the person could join. */
		getSchemes() {
			return this.connection.call({
				verb: "GET",
				path: "membership-scheme/schemes"
			});
		}
		/** Joins one of `getSchemes`; its first invoice is owed from then on. Fails with event 0 for any other code. */
		join(params) {
			return this.connection.call({
				verb: "GET",
				path: "membership-scheme/join",
				query: { code: params.code }
			});
		}
		/** Always fails, with status 501: no card is taken online. */
		removeOnlinePayment() {
			return this.connection.call({
				verb: "GET",
				path: "membership-scheme/remove-online-payment"
			});
		}
		/** Always fails, with status 501: no card is taken online. */
		setupOnlinePayment(_params = {}) {
			return this.connection.call({
				verb: "POST",
				path: "membership-scheme/setup-online-payment",
				body: {}
			});
		}
	};
	// sdk/notification.ts
	/** What the person signed in has to do or know (Meddbase, *Notification*). */
	var Notification = class {
		connection;
		constructor(connection) {
			this.connection = connection;
		}
		/** @param params.type A sum of the bits 1, 2, 4, 8, 16, 32 and 64; all but 32 where it is left out. */
		getNotifications(params = {}) {
			return this.connection.call({
				verb: "GET",
				path: "notification/notifications",
				query: { type: params.type }
			});
		}
		/** Confirms the notification of a message, which marks its feed as read; fails with event 0 for any other. */
		confirm(params) {
			const query = { notification: params.notification };
			return this.connection.call({
				verb: "GET",
				path: "notification/confirm",
				query
			});
		}
	};
	// sdk/password-reset.ts
	/** A new password in five steps (Meddbase, *Password reset*). A key works for 15 minutes, a code for 10. */
	var PasswordReset = class {
		connection;
		constructor(connection) {
			this.connection = connection;
		}
		/** Mails a link with a key; an address nobody has gets a note. At most once in three minutes for an address. */
		sendLink(params) {
			return this.step("send-link", params, { email: params.email });
		}
		/** How the owner of a key may go on. Fails with event 0 when the key no longer works. */
		validateKey(params) {
			return this.step("validate-key", params, { key: params.key });
		}
		/** Sends a code to the mobile on file; at most once a minute. */
		sendValidationSMS(params) {
			return this.step("send-validation-sms", params, { key: params.key });
		}
		/** Takes the code; the session it opens, in which a password may be set, is kept by the library. */
		submitValidationCode(params) {
			return this.step("submit-validation-code", params, {
				key: params.key,
				code: params.code
			});
		}
		/** Sets the new password. Fails with event 0 for one that is too weak, and says why in `Fields`. */
		setPassword(params) {
			return this.step("set-password", params, {
				key: params.key,
				newPassword: params.newPassword
			});
		}
		step(method, { isOH }, body) {
			const path = `password-reset/${method}`;
			return this.connection.call({
				verb: "POST",
				path,
				query: { "is-oh": isOH },
				body
			});
		}
	};
	// sdk/patient.ts
	/** The person signed in (Meddbase, *Patient*). Every call fails with event 8 when nobody is, 11 with a wrong token. */
	var Patient = class {
		connection;
		constructor(connection) {
			this.connection = connection;
		}
		/** What the practice was told about them; never a password. */
		getDemographicData() {
			return this.connection.call({
				verb: "GET",
				path: "patient/demographic-data"
			});
		}
		/** Changes it: null or absent stays as it is, an empty text clears. Fails with event 0 for a wrong password. */
		updateDemographicData(params) {
			const body = {
				password: params.password,
				demog: params.demog
			};
			return this.connection.call({
				verb: "POST",
				path: "patient/demographic-data",
				body
			});
		}
		/** Accepts the terms and the statistical use as they are now, both together. */
		acceptTermsAndConditions(params) {
			const body = { password: params.password };
			return this.connection.call({
				verb: "POST",
				path: "patient/accept-terms-and-conditions",
				body
			});
		}
		/** The insurer of the person; one without a name where they pay for themselves. */
		getInsurer() {
			return this.connection.call({
				verb: "GET",
				path: "patient/insurer"
			});
		}
		/** Names the insurer, of those of `companies.getInsurers`; an empty key for none. Fails with event 2 for another. */
		setInsurer(params) {
			const body = { insurerData: params.insurerData };
			return this.connection.call({
				verb: "POST",
				path: "patient/insurer",
				body
			});
		}
		/** The titles a person may have. */
		getAllowedTitles() {
			return this.connection.call({
				verb: "GET",
				path: "patient/allowed-titles"
			});
		}
		/** Departments and divisions of their chargeband. Fails with event 0 where it does not ask for them. */
		getDepartmentsAndDivisions() {
			return this.connection.call({
				verb: "GET",
				path: "patient/departments-divisions"
			});
		}
		/** The states of employment to choose from. */
		getEmployeeStatuses() {
			return this.connection.call({
				verb: "GET",
				path: "patient/employee-statuses"
			});
		}
		/** Their employer; one without a name where they have none. */
		getEmployerDemographicData() {
			return this.connection.call({
				verb: "GET",
				path: "patient/employer-demographic-data"
			});
		}
	};
	// sdk/patient-portal-api.ts
	/**
	* The portal API of a practice. Each method answers a promise of the result that also has `.done()` and `.fail()`:
	*
	*     const patientportal = new PatientPortalAPI()
	*     patientportal.setClientKey('…')
	*     patientportal.auth.registerPatient({ regCode, demog }).done(show).fail(explain)
	*/
	var PatientPortalAPI$1 = class {
		auth;
		passwordReset;
		patient;
		membershipScheme;
		notification;
		companies;
		addressFinder;
		anonAppointment;
		anonBooking;
		feed;
		ethnicities;
		genderIdentity;
		connection;
		/** @param base The address of the server, such as `https://enrol.example.com`. */
		constructor(base) {
			this.connection = new Connection(base.replace(/\/$/, ""));
			this.auth = new Auth(this.connection);
			this.passwordReset = new PasswordReset(this.connection);
			this.patient = new Patient(this.connection);
			this.membershipScheme = new MembershipScheme(this.connection);
			this.notification = new Notification(this.connection);
			this.companies = new Companies(this.connection);
			this.addressFinder = new AddressFinder(this.connection);
			this.anonAppointment = new AnonAppointment(this.connection);
			this.anonBooking = new AnonBooking(this.connection);
			this.feed = new Feed(this.connection);
			this.ethnicities = new Ethnicities(this.connection);
			this.genderIdentity = new GenderIdentity(this.connection);
		}
		/** Every call but `getServerState` needs the key the practice gave your program. */
		setClientKey(clientKey) {
			this.connection.clientKey = clientKey;
		}
	};
	// sdk/classic.ts
	var script = document.currentScript;
	var home = script instanceof HTMLScriptElement ? new URL(script.src).origin : location.origin;
	/** For pages without modules: the client of the server this script came from. */
	var PatientPortalAPI = class extends PatientPortalAPI$1 {
		constructor(base = home) {
			super(base);
		}
	};
	Object.assign(window, { PatientPortalAPI });
})();
