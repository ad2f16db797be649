// Made by `npm run client` from openapi/openapi.json. Change the routes instead.

export interface paths {
    "/v1/licences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Register a licence
         * @description Registers a licence with what is known of it. What is left out is not known, and can be added later.
         */
        post: operations["registerLicence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/licences/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Find licences of a person
         * @description A search by person is a POST, so that no identifier of a person stands in an address or a log.
         */
        post: operations["searchLicences"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/licences/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a licence
         * @description The current version, or with `knownAt` the version that was known at that instant.
         */
        get: operations["readLicence"];
        /**
         * Replace a licence with a new version
         * @description The whole licence as it is now. Earlier versions stay, and can be read with `knownAt`.
         */
        put: operations["replaceLicence"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/licences/{id}/breach-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the breach events of a licence
         * @description Every event with its revisions, or with `knownAt` as they were known at that instant.
         */
        get: operations["listBreachEvents"];
        put?: never;
        /**
         * Report a breach event
         * @description Reports what happened on a licence. A report is not a finding: nothing is breached by being reported.
         */
        post: operations["reportBreachEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/breach-events/{id}/revisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add later news of a breach event
         * @description Arrest to charge, no further action, acquittal or a correction. The earlier version stays. A type that denotes a stage of the criminal process moves with the evidence status.
         */
        post: operations["reviseBreachEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/breach-events/batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report many breach events
         * @description Reports up to 1000 events of any licences at once, in a body of at most 8388608 bytes. Each item is recorded or refused by itself, and the answer says which; a refused item keeps no other from being recorded. An item is known by its licence, source and source reference: the same report again is `already-recorded`, another under the same reference is refused. The order of the items means nothing.
         */
        post: operations["reportEventBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/licences/{id}/considerations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open a question of recall
         * @description Opens one question of recall, with the judgement where it is already known.
         */
        post: operations["openConsideration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/considerations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List considerations
         * @description The queue: considerations in sight that have not ended, or have and still owe something. The most urgent first, then what is due first. Pages follow on the last item, so what moves meanwhile shifts nothing; what ran out is judged by the first page on all of them.
         */
        get: operations["listConsiderations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/considerations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a consideration
         * @description The consideration with its judgement and the runs made in it.
         */
        get: operations["readConsideration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/considerations/{id}/judgement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Record the judgement
         * @description The whole judgement as it is now: a yes or no carries its reason, its maker and its date. Earlier versions stay.
         */
        put: operations["recordJudgement"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/considerations/{id}/recommendations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run the rules
         * @description Answers what the law of `asAt` allows and what the evidence known at `knownAt` supports, and what is still missing. It decides nothing: a person does. Until you have recorded a proposal of your own in the consideration, or somebody an independent view, `answer` is left out and `withheld` shows what is missing, what is wrong with the input and what to do meanwhile. A view that you write after asking is not independent.
         */
        post: operations["recommend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/recommendations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a run
         * @description A run as it was answered: its inputs, its rule book and its answer never change. `answer` is left out, and `withheld` stands in its place, until you have recorded a proposal of your own in the consideration, somebody has recorded an independent view in it, or it has ended. `standing` says how the run stands to what is known now.
         */
        get: operations["readRecommendation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/recommendations/{id}/explanation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Explain a run
         * @description Why a run answered as it did: what determined each finding and on what authority, why nothing else was answered, what is missing and what it would lead to, what need not be chased, proportionality, and which smallest changes would have led to another answer. That last is never advice to alter a record. It is made from the inputs, the answer and the rule book of the run, so that it is the same whenever it is asked for; how the run stands to what is known now comes beside it. Reading it is reading the answer: a view that you write afterwards is not independent, and while the answer is withheld from you this is refused (`answer-withheld`). It is for those who work with the case: what the person on licence reads is a document of the human decision.
         */
        get: operations["explainRecommendation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/considerations/{id}/proposal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Propose recall, or not
         * @description The practitioner’s own proposal, before an answer of the rules is shown. It opens the review; from then on the answer is shown to whoever wrote it, and to nobody else yet.
         */
        post: operations["recordProposal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/considerations/{id}/independent-view": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record a view of one’s own
         * @description What a second mind thinks before the answer is shown. Whether it was formed without having asked or read before is worked out from the audit trail. From then on the answer is shown to everybody who may see the case.
         */
        post: operations["recordIndependentView"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/considerations/{id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide on recall, or against it
         * @description Takes a view of one’s own and not to have proposed. The rules block nothing: with no run, or a stale or expired one, the decision is recorded, and what they had said is noted with it.
         */
        post: operations["recordDecision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/considerations/{id}/endorsement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Endorse the decision, or refuse to
         * @description By a senior manager who neither proposed nor decided.
         */
        post: operations["endorseDecision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/considerations/{id}/countersignature": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Countersign what was decided outside the usual flow, or refuse to
         * @description By whoever the dated parameters of the rule book name, and only while it is owed.
         */
        post: operations["countersignDecision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/considerations/{id}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for more before the review goes on
         * @description The consideration goes back to the practitioner, who proposes again.
         */
        post: operations["returnForInformation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/considerations/{id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Withdraw the consideration
         * @description Ends it without a decision. Everything recorded in it stays. Once the time to decide has run out, the senior manager does it.
         */
        post: operations["withdrawConsideration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/considerations/{id}/closure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close the consideration
         * @description Says what was done in response and how the person was re-engaged; or, once the time to decide has run out undecided, why there was no decision; or why a recall that was agreed on was never sent.
         */
        post: operations["closeConsideration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/considerations/{id}/new-facts-review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Conclude on facts that came afterwards
         * @description What was proposed or decided stands, or is proposed and decided again; once the recall was sent or the consideration closed, it can be said not to stand. It is taken only while news waits for it, and not by the proposer. News of no further action, discontinuance or acquittal demands it by a clock, and changes nothing by itself.
         */
        post: operations["reviewNewFacts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/considerations/{id}/disclosure-check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say whether telling the person now endangers anybody
         * @description Asked before a letter to the person, or a notice of reasons, is made. Whoever answers says in `known` what they looked at, and is refused with `version-stale` where that is not all that is known now. It speaks of the decision in force and of what is known when it is recorded: a later decision, a reopening, or a newer version of the licence, an event, the judgement or a recall takes it away, and it is asked again. It changes nothing of the review. Anybody with a part in the case may answer it, whatever part that was.
         */
        post: operations["recordDisclosureCheck"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/considerations/{id}/documents/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Make a document from the decision
         * @description Made from what people recorded, and never from a recommendation: a document says the same whether or not the rules were run, and whatever they answered. Every kind needs a decision in force. A letter to the person needs it agreed, with no endorsement or countersignature owed, and waits while new facts wait to be reviewed; the two letters are for a decision not to recall, and the licence compliance letter for one in which a person named that measure; the request and the notice are for a recall that is not over, and the notice needs a return to custody that is recorded. Where a review of new facts says that the decision does not stand, only the handover is made. Nothing is made for a person who has died, and no licence compliance letter where by the reason of the decision it is not said that the person broke the licence. Letters and the notice need a disclosure check that says, on the decision in force and on what is known now, that telling the person endangers nobody. Otherwise this is refused (`document-not-due`), with what comes first. No free text reaches a document for the person: codes and dates about the person, and what somebody cleared. `gaps` names what is not complete, `legalAdvice` that something relied on is withheld. That it was made, and for whom, is recorded.
         */
        get: operations["makeDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/licences/{id}/recalls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report a recall
         * @description Reports a recall that a person decided and another service carries out. Reporting recalls nobody.
         */
        post: operations["reportRecall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/recalls/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a recall
         * @description The recall as last reported.
         */
        get: operations["readRecall"];
        /**
         * Report what became of a recall
         * @description The whole report as it is now. Earlier versions stay.
         */
        put: operations["replaceRecall"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/licences/{id}/access-grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read who sees a case by name
         * @description Every grant ever made of the case, newest first, with when and why it ended.
         */
        get: operations["readAccess"];
        put?: never;
        /**
         * Open a case to somebody by name
         * @description Opens the case of a licence to a person or system, wherever they work and also where it is for named people only: such a case is opened by its owners and by the offices that reach every case. Nobody opens a case to themselves, and whoever broke its glass opens it to nobody.
         */
        post: operations["grantAccess"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access-grants/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End a grant
         * @description Says that a case is no longer open to somebody by name, and why; also of glass that was broken. It is for those who may make a grant of the case. The grant stays in the record.
         */
        post: operations["endAccess"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/licences/{id}/break-glass": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Break the glass of a case that is for named people only
         * @description Opens the case to the person who asks, for a time and with a reason. The owners of the case are told until each has confirmed to have seen it. Only for a person, and only for a case that is for named people and out of sight.
         */
        post: operations["breakGlass"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access-notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List broken glass that you are told of
         * @description Broken glass of cases that you own, or owned when it was broken, until you confirm to have seen it. Of cases that nobody owns, whoever may grant access in their area and the offices that reach every case are told. Being told gives no sight of the case.
         */
        get: operations["listAccessNotices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access-notices/{id}/seen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm that you have seen that glass was broken
         * @description The notice is not shown to you any more; others who are told of it still see it.
         */
        post: operations["seeAccessNotice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/evaluations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer a case given inline
         * @description The same answer for a case that is not recorded here. Nothing of it is stored, logged or audited, and identifiers of a person are refused: send an age instead of a date of birth, and ids of your own making. That a person asked, and when, is recorded, for a view that the person writes afterwards is not independent of an answer; of what a system asks nothing is recorded.
         */
        post: operations["evaluate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/licences/{id}/audit-trail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the audit trail of a licence
         * @description Every write, consultation and disclosure, oldest first, each linked to the one before. Reading it is an entry too.
         */
        get: operations["readAuditTrail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/checkpoint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the latest checkpoint
         * @description A C2SP signed note over the tree of all audit entries, with the cosignatures given so far. Keep it: with it anybody can show later that nothing under it was changed, taken out or put in.
         */
        get: operations["readCheckpoint"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the keys that have signed checkpoints
         * @description Public keys as C2SP verifier keys. Compare them with those you were given on paper or by the policy file.
         */
        get: operations["listLogKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the entries of the log
         * @description Every entry that a checkpoint covers, of all cases, in the order of the tree. Reading it is an entry too.
         */
        get: operations["readEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/recommendations/{id}/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the proof that a run was recorded
         * @description A C2SP tlog-proof of the entry that recorded the run, under the latest checkpoint, with the entry and the salt of its commitment as extra data. `recall-audit proof` checks it without this service.
         */
        get: operations["readProof"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/bundles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a bundle
         * @description A bundle is a file with audit entries, their content where asked for, and all that is needed to verify them without this service. It is made in the background, and holds everything that was recorded before it was asked for.
         */
        post: operations["requestBundle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/bundles/{id}/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See how far a bundle is
         * @description Whether it can be fetched, and its length and hash once it can.
         */
        get: operations["readBundleStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/bundles/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Fetch a bundle
         * @description The bytes of the bundle, or one part of them with `Range`, so that a long download can be taken up where it broke off. Each request is recorded as a disclosure to the caller. `HEAD` gives the length and the entity tag, and discloses nothing.
         */
        get: operations["readBundle"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/recommendations/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a run again and compare
         * @description Runs the stored inputs under the stored rule book and compares the answers byte for byte. It changes nothing but the trail, where what it showed is recorded. A difference is an answer here, not an error. It takes no body.
         */
        post: operations["replayRecommendation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/simulations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List simulations
         * @description Everybody’s, newest first: they hold no case.
         */
        get: operations["listSimulations"];
        put?: never;
        /**
         * Ask for a simulation
         * @description Decides the latest run again of every consideration that is decided or has ended, from its stored inputs, under another rule book, on another day, or both. Cases for named people only are left out. Nothing is looked up anew and nothing of a case is changed. It is made in the background.
         */
        post: operations["requestSimulation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/simulations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a simulation
         * @description How far it is and what it has come to so far. Callers who may trace figures get exact counts, and examples of what changed, of cases in their sight; others get counts to the nearest ten.
         */
        get: operations["readSimulation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/simulations/{id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop a simulation
         * @description What is under way comes to its end, no more is begun, and what was done stays. One that has ended stays as it is. There is no version to name: whoever stops it means it as it is. It takes no body.
         */
        post: operations["stopSimulation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/simulations/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resume a simulation
         * @description Goes on with what is not done, after it was stopped or has failed. One that has ended stays as it is. It takes no body.
         */
        post: operations["resumeSimulation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/simulations/{id}/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the cases of a transition
         * @description Those in the sight of the caller whose answers the caller may read, in the order of their considerations. A page may hold fewer than its limit, and there is more as long as it has a `next`.
         */
        get: operations["listSimulationCases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/licences/{id}/legal-holds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the legal holds of a licence
         * @description Every hold ever placed, those that were released too; also of a case that was erased.
         */
        get: operations["listLegalHolds"];
        put?: never;
        /**
         * Place a legal hold
         * @description Keeps the case of a licence from being erased while something that needs it is under way. Several may stand at once.
         */
        post: operations["placeLegalHold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/legal-holds/{id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Release a legal hold
         * @description Says that a hold is no longer needed, and why. The hold stays in the record.
         */
        post: operations["releaseLegalHold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/licences/{id}/erasures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Erase the content of a case, or see what would go
         * @description Lets go of everything that was recorded in the case of a licence and of every identifier in it, for ever. Its audit trail and proofs stay and say so. With `dryRun` it erases nothing and shows what would go; what the erasure would be refused for is refused then too, but for holds, which are shown.
         */
        post: operations["eraseCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subject-access-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gather what is held on a person
         * @description Gathers every version of everything held in every licence ever recorded under a number, with marks where a reviewer has to look. A POST, so that no number stands in an address or a log.
         */
        post: operations["gatherSubjectAccess"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subject-access-requests/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what was gathered
         * @description The items with their marks and the decisions made so far. For a reviewer, not for the person.
         */
        get: operations["readSubjectAccess"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subject-access-requests/{id}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide what is released
         * @description Records what a person decided on each item named. Whoever gathered may not review, and no system may. Nothing more is decided once the request was released.
         */
        post: operations["reviewSubjectAccess"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subject-access-requests/{id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Release what was reviewed
         * @description What may be handed to the person, once a person has decided on every item. The release is a disclosure in the trail of each licence, and ends the review: what is decided otherwise later is for a new request. It takes no body.
         */
        post: operations["releaseSubjectAccess"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/licences/{id}/disputes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record what the person disputes
         * @description Keeps what the person says is wrong in a record, in the words of the person. Nothing recorded changes: the statement comes with the record wherever that is read from then on.
         */
        post: operations["recordDispute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow what is recorded
         * @description Events after a position, in the order of the log and of the cases in your sight: that something was recorded, of which case and when, and nothing of what it says. An answer without events can still move on. Ask again with `next`; after an answer without events that did not move on, wait a while.
         */
        get: operations["followEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List your subscriptions
         * @description Subscriptions of your own that you have not ended, oldest first.
         */
        get: operations["listWebhooks"];
        put?: never;
        /**
         * Have events sent
         * @description Sends events of the cases in your sight to an address, signed as the Standard Webhooks specification has it: the same events as the feed, in the order of the log. The answer holds the secret, once. The subscription is yours: nobody else sees it.
         */
        post: operations["subscribeWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See how far a subscription is
         * @description The subscription, up to where events are sent, what went wrong last, and what was given up.
         */
        get: operations["readWebhook"];
        /**
         * Change a subscription
         * @description The whole subscription as it is to be. It goes on from where it is, also after the receiver answered 410, and with what you see now.
         */
        put: operations["changeWebhook"];
        post?: never;
        /**
         * End a subscription
         * @description Nothing is sent any more but what is under way, and its dead letters are not kept for you. That it was there stays in the log.
         */
        delete: operations["endWebhook"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replace the secret
         * @description Makes a new secret, which the answer holds once. For 24 hours each event also bears the signature of the one before it.
         */
        post: operations["rotateWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what was not delivered
         * @description Events that were given up after the last attempt, and those of the same cases that wait behind them, in the order of the log.
         */
        get: operations["listDeadLetters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/replays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have dead letters sent again
         * @description All of them, or those of a stretch of the log with whatever of the same cases comes before. They are sent in order, before anything new of those cases. One that fails again stays a dead letter, and what follows of its case with it.
         */
        post: operations["replayDeadLetters"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/monitoring": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record monitoring data of a person
         * @description Keeps sex, ethnicity and disability outside the case, where no rule, run or document can read them: they serve to count whether groups fare differently. What is sent takes the place of what was sent before for the licence, as a whole. No route reads it back; the person it is about gets it with everything else that is held.
         */
        post: operations["recordMonitoring"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/statistics/fairness": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How considerations ended, by group
         * @description Outcomes and departures of the considerations decided in a quarter, and of those not decided that were opened in it, by sex or by ethnicity, for each hundred considerations and for each hundred licences, with limits at a confidence of 95 %. The totals are those of the figures of decisions. Small counts are not shown, nor what they could be worked out from. Without any case: there is no trace from these figures to cases.
         */
        get: operations["readFairnessFigures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rule-book": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the rules in force on a day
         * @description The law is dated: the day is part of the question, and there is no default for it.
         */
        get: operations["readRuleBook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rule-book/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the versions of the rule book
         * @description Every released version and every version that this store has answered under, newest first; a version once kept never changes.
         */
        get: operations["listRuleBookVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rule-book/differences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what changed in the rule book
         * @description What changed, in words, by the question that each rule set answers. Send either `from` and `to`, two days of the rule book in use: everything that begins, ends or changes after the first, up to and including the second. Or send `fromVersion` and `toVersion`, two of the versions that `/v1/rule-book/versions` lists: everything in which their texts differ, whatever the day.
         */
        get: operations["readRuleBookDifferences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rule-book/rules/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read one rule
         * @description A rule in words, with its authorities, its dates and how far it was checked.
         */
        get: operations["readRule"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/statistics/recall-reasons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reasons of recall, in the published categories
         * @description How many recalls have each of the 12 published categories among their confirmed reasons, by the quarter of revocation: as a share of recalls and as a share of reasons, each beside what it is of, with why they differ. Counts from 1 to 4 are not shown, nor what they could be worked out from. These are figures of the cases put to this service and no national statistics.
         */
        get: operations["readRecallReasons"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/statistics/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How considerations ended
         * @description Outcomes, what the rules supported, types of recall, urgency, time to decide, clocks, what expired, the facts that most often kept an answer open, and measures that were not available. Counts from 1 to 4 are not shown, nor what they could be worked out from. These are figures of the cases put to this service and no national statistics.
         */
        get: operations["readDecisionFigures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/statistics/agreement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Decisions beside what the rules had said
         * @description Decisions by what the rules had said, and departures in both directions with their reasons. Agreement is no target: there is no rate of it, and no area and nobody who decides is ranked. Counts from 1 to 4 are not shown, nor what they could be worked out from. These are figures of the cases put to this service and no national statistics.
         */
        get: operations["readAgreementFigures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/statistics/like-cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List like cases that were decided differently
         * @description Cases decided in a quarter in which the same facts mattered to the rules, with the same values, and of which some were decided for a recall and some against. Only cases in your sight; which were given is recorded.
         */
        get: operations["listLikeCases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/statistics/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the cases that a figure counts
         * @description Every figure carries the address of its cases as `cases`: follow it rather than making one. Only cases in your sight; which were given is recorded. There is no list by sex or ethnicity.
         */
        get: operations["traceFigure"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reference": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the vocabularies
         * @description Names of the closed vocabularies, each to be read by its name.
         */
        get: operations["listVocabularies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reference/licence-conditions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the catalogue of licence conditions
         * @description Every condition with a code, by policy version. A licence is always tested as issued: the catalogue says what a code means, never what a person was told.
         */
        get: operations["readLicenceConditions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reference/{vocabulary}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a vocabulary
         * @description The values, in the order of the rule book. `decision-reasons-recall` and `decision-reasons-no-recall` are the reasons that a decision of a review names: one list each, for whoever agrees with an answer and whoever departs from it.
         */
        get: operations["readVocabulary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Health of the service
         * @description Whether the service and what it depends on can work.
         */
        get: operations["readHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/liveness": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the process answers
         * @description Answers as long as the process does, whatever it depends on.
         */
        get: operations["readLiveness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/readiness": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether to send requests here
         * @description Whether the database can be reached. What is wrong with the evidence is said beside it and takes no service away: people must be able to work, and to see it.
         */
        get: operations["readReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/info": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is running
         * @description Versions of the service, the rule book, the database and the runtime.
         */
        get: operations["readInfo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Measurements for Prometheus
         * @description Durations of requests by route pattern, the process itself, how well the evidence stands, and how much waits in the reviews, in numbers over all areas. Nothing of any case.
         */
        get: operations["readMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/problems/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read about a kind of problem
         * @description Where the `type` of a problem leads: what it means and what to do.
         */
        get: operations["readProblemPage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/.well-known/security.txt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whom to tell of a weakness
         * @description RFC 9116. Says whom to tell in confidence, and until when that may be relied on. A service for development has nobody to tell.
         */
        get: operations["readSecurityText"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * This document
         * @description The contract of this service, made from its routes.
         */
        get: operations["readDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description What may be released of one item. A reason is obligatory where anything is kept back, and to release whole what is marked `withheld`. */
        AccessDecision: {
            /** @enum {string} */
            release: "whole" | "in-part" | "not";
            /** @description JSON pointers into the content of the item: what is taken out, where released in part. */
            withhold?: string[];
            /** @description Why it is decided so. */
            reason?: string;
        };
        /** @description That a case is, or was, open to somebody by name. */
        AccessGrant: {
            /**
             * Format: uuid
             * @description Opaque id.
             */
            id: string;
            /**
             * Format: uuid
             * @description The licence whose case it is.
             */
            licenceId: string;
            /** @description Opaque subject of a person or system, under which it signs in. */
            subject: string;
            /**
             * @description As what; `break-glass` is what a duty manager took, for a time.
             * @enum {string}
             */
            capacity: "owner" | "named" | "inspector" | "break-glass";
            /** @description Why. */
            reason: string;
            /**
             * Format: date-time
             * @description When. In UTC with milliseconds, as YYYY-MM-DDTHH:MM:SS.sssZ.
             */
            grantedAt: string;
            /** @description Opaque subject of whoever granted it. */
            grantedBy: string;
            /**
             * Format: date-time
             * @description When it ends by itself. In UTC with milliseconds, as YYYY-MM-DDTHH:MM:SS.sssZ.
             */
            endsAt?: string;
            /** @description Absent while nobody has ended it. */
            ended?: {
                /**
                 * Format: date-time
                 * @description When it was ended. In UTC with milliseconds, as YYYY-MM-DDTHH:MM:SS.sssZ.
                 */
                at: string;
                /** @description Opaque subject of whoever ended it. */
                by: string;
                /** @description Why. */
                reason: string;
            };
        };
        /** @description To whom a case is opened, and as what. */
        AccessGrantContent: {
            /** @description Opaque subject of a person or system, under which it signs in. */
            subject: string;
            /**
             * @description An `owner` answers for who sees the case and is told when its glass is broken; `named` sees it and works on it; an `inspector` reads it.
             * @enum {string}
             */
            capacity: "owner" | "named" | "inspector";
            /** @description Why. */
            reason: string;
            /**
             * Format: date-time
             * @description When it ends by itself; left out for one that stands until it is ended. In UTC with milliseconds, as YYYY-MM-DDTHH:MM:SS.sssZ.
             */
            endsAt?: string;
        };
        /** @description Why a case is no longer open to somebody. */
        AccessGrantEnd: {
            /** @description Why. */
            reason: string;
        };
        /** @description One recorded version of something, with what has to be looked at before the person may have it. */
        AccessItem: {
            /**
             * Format: uuid
             * @description The audit entry that recorded it.
             */
            entryId: string;
            /**
             * Format: uuid
             * @description The licence in whose case it is.
             */
            licenceId: string;
            /** @description What it is about: the record itself first. */
            about: {
                /** @description Kind of record. */
                kind: string;
                /**
                 * Format: uuid
                 * @description Its id.
                 */
                id: string;
                /** @description The version that was made. */
                version?: number;
            }[];
            /**
             * Format: date-time
             * @description When it was recorded. In UTC with milliseconds, as YYYY-MM-DDTHH:MM:SS.sssZ.
             */
            recordedAt: string;
            /** @description What was recorded. */
            content: {
                [key: string]: unknown;
            };
            /** @description What the person has said about the record, newest last. */
            disputes: components["schemas"]["Dispute"][];
            /** @description Prompts for the reviewer. They decide nothing, and what is not marked can need keeping back too. */
            marks: {
                /** @description JSON pointer into the content; empty for all of it. */
                path: string;
                /**
                 * @description `third-party`: names or is about somebody else. `victim`: about a victim or child. `withheld`: not open to the person so far. `free-text`: words that may hold any of these.
                 * @enum {string}
                 */
                mark: "third-party" | "victim" | "withheld" | "free-text";
                /**
                 * @description Why nobody is shown it here, the reviewer included; absent for what the reviewer decides on. An answer of the rules, or a proposal, is not read before somebody has recorded an independent view. It is not in `content` and is not released; gather anew to have it later.
                 * @enum {string}
                 */
                why?: "answer-not-yet-open";
            }[];
            decision?: components["schemas"]["AccessDecision"];
        };
        /** @description That the glass of a case was broken. */
        AccessNotice: {
            grant: components["schemas"]["AccessGrant"];
            /**
             * Format: date-time
             * @description When you confirmed that you have seen it. In UTC with milliseconds, as YYYY-MM-DDTHH:MM:SS.sssZ.
             */
            seenAt?: string;
        };
        /** @description Broken glass that you are told of and have not confirmed, newest first. */
        AccessNoticePage: {
            items: components["schemas"]["AccessNotice"][];
            /** @description Send as `cursor` for the next page. Absent on the last page. */
            next?: string;
        };
        /** @description The person's own account. */
        Account: {
            /**
             * @description Whether it was asked for.
             * @enum {string}
             */
            sought: "yes" | "no" | "unknown";
            /** @description What the person said. */
            given?: string;
        };
        /** @description Decisions beside what the rules had said, and departures with their reasons. Agreement is no target, and these figures rank nobody. */
        AgreementFigures: {
            /**
             * @description What is counted: not all cases that there are, and no national statistics.
             * @enum {string}
             */
            label: "cases put to this service";
            /** @description How far the log is counted. */
            countedUpTo: {
                /** @description Entries counted. */
                index: number;
                /**
                 * Format: date-time
                 * @description When the last of them was recorded. In UTC with milliseconds, as YYYY-MM-DDTHH:MM:SS.sssZ.
                 */
                at?: string;
                /** @description Whether the figures are being made anew: until then some are of before. */
                recounting: boolean;
            };
            definitions: {
                /** @description The word. */
                term: string;
                /** @description What it means. */
                meaning: string;
            }[];
            /** @description Every quarter by itself, the earliest first. */
            quarters: {
                /** @description The quarter of the calendar, such as `2024-Q2`. */
                quarter: string;
                /**
                 * Format: date
                 * @description Its first day. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
                 */
                from: string;
                /**
                 * Format: date
                 * @description The day after its last. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
                 */
                until: string;
                /** @description Breaks of the series that lie in it, oldest first. */
                seriesBreaks: components["schemas"]["SeriesBreak"][];
                rulesAndDecisions: {
                    /** @description `supported`, `not-supported`, `unknown`, or `no-run` where they were not asked. The last two are no answer against a recall. */
                    rulesSaid: string;
                    /** @description How many were decided; left out where a decision is not shown. */
                    decided?: number;
                    decisions: ({
                        /** @description Its code. */
                        code: string;
                        /** @description How many. */
                        count: number;
                        /**
                         * Format: uri-reference
                         * @description Where the cases that it counts are listed, for those with the permission `statistics:trace`. Left out where the list would say of each of them which group of persons it is in.
                         */
                        cases?: string;
                    } | {
                        /** @description Its code. */
                        code: string;
                        /** @enum {boolean} */
                        suppressed: true;
                        /**
                         * Format: uri-reference
                         * @description Where the cases that it counts are listed, for those with the permission `statistics:trace`. Left out where the list would say of each of them which group of persons it is in.
                         */
                        cases?: string;
                    })[];
                }[];
                departures: ({
                    /**
                     * @description The direction.
                     * @enum {string}
                     */
                    direction: "recalled-though-not-supported" | "not-recalled-though-supported";
                    reasons: ({
                        /** @description Its code. */
                        code: string;
                        /** @description From 0 to 1, to four places, of `of`. Left out where either is not shown. */
                        share?: number;
                        /** @description What the share is of. */
                        of?: number;
                        /** @description How many. */
                        count: number;
                        /**
                         * Format: uri-reference
                         * @description Where the cases that it counts are listed, for those with the permission `statistics:trace`. Left out where the list would say of each of them which group of persons it is in.
                         */
                        cases?: string;
                    } | {
                        /** @description Its code. */
                        code: string;
                        /** @description From 0 to 1, to four places, of `of`. Left out where either is not shown. */
                        share?: number;
                        /** @description What the share is of. */
                        of?: number;
                        /** @enum {boolean} */
                        suppressed: true;
                        /**
                         * Format: uri-reference
                         * @description Where the cases that it counts are listed, for those with the permission `statistics:trace`. Left out where the list would say of each of them which group of persons it is in.
                         */
                        cases?: string;
                    })[];
                    /** @description How many. */
                    count: number;
                    /**
                     * Format: uri-reference
                     * @description Where the cases that it counts are listed, for those with the permission `statistics:trace`. Left out where the list would say of each of them which group of persons it is in.
                     */
                    cases?: string;
                } | {
                    /**
                     * @description The direction.
                     * @enum {string}
                     */
                    direction: "recalled-though-not-supported" | "not-recalled-though-supported";
                    reasons: ({
                        /** @description Its code. */
                        code: string;
                        /** @description From 0 to 1, to four places, of `of`. Left out where either is not shown. */
                        share?: number;
                        /** @description What the share is of. */
                        of?: number;
                        /** @description How many. */
                        count: number;
                        /**
                         * Format: uri-reference
                         * @description Where the cases that it counts are listed, for those with the permission `statistics:trace`. Left out where the list would say of each of them which group of persons it is in.
                         */
                        cases?: string;
                    } | {
                        /** @description Its code. */
                        code: string;
                        /** @description From 0 to 1, to four places, of `of`. Left out where either is not shown. */
                        share?: number;
                        /** @description What the share is of. */
                        of?: number;
                        /** @enum {boolean} */
                        suppressed: true;
                        /**
                         * Format: uri-reference
                         * @description Where the cases that it counts are listed, for those with the permission `statistics:trace`. Left out where the list would say of each of them which group of persons it is in.
                         */
                        cases?: string;
                    })[];
                    /** @enum {boolean} */
                    suppressed: true;
                    /**
                     * Format: uri-reference
                     * @description Where the cases that it counts are listed, for those with the permission `statistics:trace`. Left out where the list would say of each of them which group of persons it is in.
                     */
                    cases?: string;
                })[];
            }[];
        };
        /** @description Something to do, a clock, or a finding about the input, in words. */
        Alongside: {
            /** @description As the answer names it. */
            code: string;
            /** @description In a whole sentence. */
            says: string;
            subjects: components["schemas"]["ExplainedSubject"][];
            /** @enum {string} */
            severity?: "contradiction" | "gap" | "note";
            /**
             * @description `may-apply`: a missing fact could make it so.
             * @enum {string}
             */
            certainty?: "applies" | "may-apply";
            /** @description The rule that gives it, where one does. */
            rule?: string;
            /**
             * @description How far the statement of law or practice has been checked.
             * @enum {string}
             */
            verification?: "statute" | "official-form" | "practice" | "inference" | "unverified";
        };
        /** @description What the law allows and what the evidence supports. A person decides. */
        Answer: {
            /** @description Settled exactly when every completion of the missing facts gives this answer. */
            conduct: {
                /** @enum {string} */
                answer: "further-offending" | "non-compliance" | "neither" | "mixed" | "no-events" | "unknown";
                /** @description The answers still possible. */
                possible?: ("further-offending" | "non-compliance" | "neither" | "mixed" | "no-events")[];
                /** @description The facts that separate them. */
                separatedBy?: components["schemas"]["FactReference"][];
                /** @description Rules that determined the answer, or that could still determine it. */
                rules: string[];
            };
            events: components["schemas"]["EventAnswer"][];
            /** @description Settled exactly when every completion of the missing facts gives this answer. */
            breach: {
                /** @enum {string} */
                answer: "shown" | "not-shown" | "unknown";
                /** @description The answers still possible. */
                possible?: ("shown" | "not-shown")[];
                /** @description The facts that separate them. */
                separatedBy?: components["schemas"]["FactReference"][];
                /** @description Rules that determined the answer, or that could still determine it. */
                rules: string[];
            };
            conditions: components["schemas"]["ConditionAnswer"][];
            /** @description The ground of risk without a breach. */
            noBreachEscalation: {
                /** @enum {string} */
                answer: "relied-on" | "not-relied-on" | "not-reached" | "unknown";
                /** @description The answers still possible. */
                possible?: ("relied-on" | "not-relied-on" | "not-reached")[];
                /** @description The facts that separate them. */
                separatedBy?: components["schemas"]["FactReference"][];
                /** @description Rules that determined the answer, or that could still determine it. */
                rules: string[];
                /**
                 * @description Set whenever a person relies on it.
                 * @enum {boolean}
                 */
                legalAdvice?: true;
            };
            sentences: components["schemas"]["SentenceAnswer"][];
            /** @description Settled exactly when every completion of the missing facts gives this answer. */
            threshold: {
                /** @enum {string} */
                answer: "met" | "not-met" | "not-applicable" | "unknown";
                /** @description The answers still possible. */
                possible?: ("met" | "not-met" | "not-applicable")[];
                /** @description The facts that separate them. */
                separatedBy?: components["schemas"]["FactReference"][];
                /** @description Rules that determined the answer, or that could still determine it. */
                rules: string[];
            };
            limbs: components["schemas"]["LimbFinding"][];
            /** @description The lesser measures, least intrusive first. */
            ladder: components["schemas"]["RungAnswer"][];
            /** @description The conditions of the licence that could be varied, or why not. */
            variations: components["schemas"]["VariationAnswer"][];
            /** @description Settled exactly when every completion of the missing facts gives this answer. */
            necessity: {
                /** @enum {string} */
                answer: "shown" | "not-shown" | "unknown";
                /** @description The answers still possible. */
                possible?: ("shown" | "not-shown")[];
                /** @description The facts that separate them. */
                separatedBy?: components["schemas"]["FactReference"][];
                /** @description Rules that determined the answer, or that could still determine it. */
                rules: string[];
            };
            /** @description Settled exactly when every completion of the missing facts gives this answer. */
            urgency: {
                /** @enum {string} */
                answer: "emergency" | "standard" | "unknown";
                /** @description The answers still possible. */
                possible?: ("emergency" | "standard")[];
                /** @description The facts that separate them. */
                separatedBy?: components["schemas"]["FactReference"][];
                /** @description Rules that determined the answer, or that could still determine it. */
                rules: string[];
            };
            proportionality: components["schemas"]["ProportionalityAnswer"][];
            /** @description What the evidence supports. */
            outcome: {
                /** @description Settled exactly when every completion of the missing facts gives this answer. */
                recall: {
                    /** @enum {string} */
                    answer: "supported" | "not-supported" | "unknown";
                    /** @description The answers still possible. */
                    possible?: ("supported" | "not-supported")[];
                    /** @description The facts that separate them. */
                    separatedBy?: components["schemas"]["FactReference"][];
                    /** @description Rules that determined the answer, or that could still determine it. */
                    rules: string[];
                };
                /** @description The least that would do; `insufficient-information` while that is open. */
                response: {
                    /** @enum {string} */
                    answer: "recall-supported" | "no-enforcement" | "discuss-and-record" | "licence-compliance-letter" | "change-supervision" | "refer-or-treat" | "vary-conditions" | "intensive-alternative" | "no-adequate-measure-named" | "unknown" | "insufficient-information";
                    /** @description The answers still possible. */
                    possible?: ("recall-supported" | "no-enforcement" | "discuss-and-record" | "licence-compliance-letter" | "change-supervision" | "refer-or-treat" | "vary-conditions" | "intensive-alternative" | "no-adequate-measure-named")[];
                    /** @description The facts that separate them. */
                    separatedBy?: components["schemas"]["FactReference"][];
                    /** @description Rules that determined the answer, or that could still determine it. */
                    rules: string[];
                };
                /** @description What to do meanwhile, where the response is not settled. */
                meanwhile: ("carry-out-safety-actions" | "obtain-missing-facts" | "keep-existing-measures-in-place" | "work-to-the-shorter-clock")[];
            };
            recallType: components["schemas"]["RecallTypeAnswer"];
            /** @description When release would fall: for the recall as issued, or for each kind that is open or possible. */
            period: components["schemas"]["PeriodAnswer"][];
            existingRecall?: components["schemas"]["ExistingRecallAnswer"];
            endorsement: components["schemas"]["EndorsementAnswer"];
            safetyActions: components["schemas"]["SafetyAction"][];
            missingFacts: components["schemas"]["MissingFact"][];
            qualityFindings: components["schemas"]["QualityFinding"][];
            deadlines: components["schemas"]["Deadline"][];
            citations: components["schemas"]["CitedRule"][];
            trace: components["schemas"]["TraceEntry"][];
            /** @description When the answer may no longer be relied on. */
            expires: {
                /** @description ISO 8601 duration. */
                within: string;
                /** @description The dated parameter of the rule book. */
                parameter: string;
                /**
                 * @description How far the statement of law or practice has been checked.
                 * @enum {string}
                 */
                verification: "statute" | "official-form" | "practice" | "inference" | "unverified";
                from: string;
            };
            /** @enum {string} */
            decision: "for a person to make";
        };
        /** @description One entry of the trail and its place in the chain. */
        AuditEntry: {
            /** @description Position in the chain of the licence, from 0. */
            index: number;
            /** @description RFC 6962 leaf hash of the bytes of the entry. */
            hash: string;
            /** @description Hash of the entry before; 64 zeros for the first. */
            previous: string;
            /** @description The entry itself: who, when, what act, and about which recorded versions. No personal content. */
            entry: {
                [key: string]: unknown;
            };
        };
        /** @description The audit trail of a licence, oldest first. */
        AuditTrail: {
            items: components["schemas"]["AuditEntry"][];
            /** @description Send as `cursor` for the next page. Absent on the last page. */
            next?: string;
        };
        /** @description A breach event. A member left out is not known. */
        BreachEventContent: {
            /**
             * @description What kind of event it is.
             * @enum {string}
             */
            type: "missed-appointment-good-reason" | "missed-appointment-no-good-reason" | "repeated-absence-contactable" | "lost-contact" | "home-visit-refused-or-missed" | "left-approved-address" | "accommodation-lost" | "positive-test-or-disclosed-use" | "attended-intoxicated-or-abusive" | "prohibited-contact-or-undisclosed-relationship" | "exclusion-zone-entry" | "tag-flat-or-signal-lost" | "tag-tamper" | "threats-or-harassment-not-charged" | "hdc-curfew-absence" | "hdc-cannot-monitor" | "domestic-abuse-call-out" | "arrest-bail-or-rui" | "charged-minor-unrelated" | "charged-serious-or-index-like" | "caution-or-conviction" | "nfa-discontinued-or-acquitted" | "order-or-notification-breach" | "polygraph-refused-or-sabotaged" | "polygraph-significant-response" | "unapproved-work" | "travel-abroad-without-permission" | "name-or-contact-not-notified" | "approved-premises-rule-breach" | "mental-health-crisis-or-self-harm" | "risk-rise-no-breach";
            /**
             * @description How far the criminal process has gone. Arrest is not charge; charge is not guilt.
             * @enum {string}
             */
            evidenceStatus: "no-criminal-process" | "intelligence" | "call-out-or-report" | "voluntary-interview" | "arrest" | "bail-or-rui" | "charge" | "caution" | "conviction" | "nfa" | "discontinued" | "acquitted";
            /** @description What happened, in words. */
            description: string;
            /**
             * Format: date
             * @description When it happened. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
             */
            occurredOn?: string;
            /** @description Two reports of one incident carry the same id and count once. */
            incidentId?: string;
            /**
             * @description Whether the person chose the conduct.
             * @enum {string}
             */
            fault?: "chosen" | "no-fault";
            /**
             * @description The part of the person in the incident.
             * @enum {string}
             */
            role?: "alleged-perpetrator" | "victim" | "witness" | "both";
            /** @description Ids of conditions of the licence that it touches; an empty list means none. */
            conditions?: string[];
            monitoringChecks?: components["schemas"]["MonitoringChecks"];
            test?: components["schemas"]["Test"];
            /** @description For intelligence: whether a person who assessed it finds it corroborated. */
            corroborated?: boolean;
            /** @description For prohibited contact: whether a court order was breached too. */
            courtOrderBreached?: boolean;
            /** @description For charges and convictions: murder or an offence in Schedule 18 to the Sentencing Code. */
            seriousOffence?: boolean;
            /** @description Whether the charge is a reason for the recall under consideration. */
            reliedOnForRecall?: boolean;
            /** @description After no further action, discontinuance or acquittal: whether the remaining facts stand on balance. */
            remainingFactsStand?: boolean;
            /** @description Time of day in London, as HH:MM. */
            occurredAtTime?: string;
            /**
             * Format: date
             * @description When it was reported. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
             */
            reportedOn?: string;
            /** @description Who or what reported it. */
            source?: string;
            /** @description Its reference at the source. */
            sourceReference?: string;
            instruction?: components["schemas"]["Instruction"];
            account?: components["schemas"]["Account"];
            /**
             * @description Contact outcome as recorded.
             * @enum {string}
             */
            absenceAssessment?: "attended" | "acceptable" | "unacceptable" | "not-assessed";
            /**
             * @description What was done about it, kept apart from the outcome.
             * @enum {string}
             */
            enforcementResponse?: "no-further-action" | "decision-pending" | "licence-compliance-letter" | "recall-requested" | "other";
            evidence?: components["schemas"]["EvidenceReference"][];
            disclosure?: components["schemas"]["Disclosure"];
        };
        /** @description Why a case that is for named people only has to be seen at once, and for how long. */
        BreakGlass: {
            /** @description Why. */
            reason: string;
            /** @description For how many minutes the case is open. */
            minutes: number;
        };
        /** @description Which entries to hand out, and how. */
        BundleRequest: {
            /** @description Exactly one of `licenceIds`, `crn`, `nomsNumber`, or `from` together with `until`. */
            scope: {
                /** @description The whole trail of each of these licences. */
                licenceIds?: string[];
                /**
                 * @description Case reference number (CRN): a letter and six digits.
                 * @example X000001
                 */
                crn?: string;
                /**
                 * @description NOMS number (prison number): a letter, four digits and two letters.
                 * @example A0001AA
                 */
                nomsNumber?: string;
                /**
                 * Format: date-time
                 * @description Entries recorded from then on. In UTC with milliseconds, as YYYY-MM-DDTHH:MM:SS.sssZ.
                 */
                from?: string;
                /**
                 * Format: date-time
                 * @description Entries recorded before then; at most ten years after `from`. In UTC with milliseconds, as YYYY-MM-DDTHH:MM:SS.sssZ.
                 */
                until?: string;
            };
            /** @description Tree sizes of checkpoints that you have kept, each once. The bundle then shows that the log of today continues each of them. */
            rememberedSizes?: number[];
            /** @description Whether what was recorded is handed out too, or the entries alone: who did what, and when. */
            withContent: boolean;
        };
        /** @description A bundle, and how far it is. */
        BundleStatus: {
            /**
             * Format: uuid
             * @description Opaque id.
             */
            id: string;
            /**
             * @description It can be fetched while it is `ready`: for some days, unless something in it is erased before.
             * @enum {string}
             */
            state: "waiting" | "building" | "ready" | "failed" | "gone";
            /**
             * Format: date-time
             * @description When it was asked for. In UTC with milliseconds, as YYYY-MM-DDTHH:MM:SS.sssZ.
             */
            requestedAt: string;
            /** @description The licences. Absent for a period. */
            licenceIds?: string[];
            /**
             * Format: date-time
             * @description Start of the period. In UTC with milliseconds, as YYYY-MM-DDTHH:MM:SS.sssZ.
             */
            from?: string;
            /**
             * Format: date-time
             * @description End of the period, which is not part of it. In UTC with milliseconds, as YYYY-MM-DDTHH:MM:SS.sssZ.
             */
            until?: string;
            /** @description Whether it holds content. */
            withContent: boolean;
            /** @description Tree size of the checkpoint that it is under. */
            treeSize?: number;
            /** @description Bytes. */
            length?: number;
            /** @description SHA-256 of all its bytes. */
            sha256?: string;
        };
        /** @description Who sees a case by name. */
        CaseAccess: {
            /**
             * Format: uuid
             * @description The licence whose case it is.
             */
            licenceId: string;
            /** @description Whether only people named for the case may see it. */
            limitedAccess: boolean;
            /** @description Newest first, those that ended among them. */
            grants: components["schemas"]["AccessGrant"][];
        };
        /** @description The facts as the rules read them: codes, dates, numbers and opaque ids. */
        CaseInputs: {
            licence?: components["schemas"]["LicenceInputs"];
            /** @description An empty list means known to be none. */
            events?: components["schemas"]["EventInputs"][];
            judgement?: components["schemas"]["JudgementInputs"];
            recall?: components["schemas"]["RecallInputs"];
        };
        /** @description Circumstances in which the decision falls to be made. */
        Circumstances: {
            /** @description Whether it falls outside office hours. */
            outOfHours?: boolean;
            /** @description Whether the person lives in approved premises. */
            inApprovedPremises?: boolean;
        };
        /** @description A rule with its authorities. */
        CitedRule: {
            rule: string;
            authorities: string[];
            /**
             * @description How far the statement of law or practice has been checked.
             * @enum {string}
             */
            verification: "statute" | "official-form" | "practice" | "inference" | "unverified";
            /** @enum {string} */
            confidence: "high" | "medium" | "low";
        };
        /** @description How the consideration ends, by `outcome`: `done` with what was done, `undecided` with why nothing was decided in time, or `not-carried-out` with why a recall that was agreed on was never sent. */
        ClosureContent: {
            /** @enum {string} */
            outcome: "done";
            /** @description What was done in response, and how it went. At least one after a decision not to recall; a recall is reported as a recall. */
            response?: {
                /**
                 * @description Which measure short of recall.
                 * @enum {string}
                 */
                measure: "no-enforcement" | "discuss-and-record" | "licence-compliance-letter" | "change-supervision" | "refer-or-treat" | "vary-conditions" | "intensive-alternative";
                /** @description What was done. */
                what: string;
                /** @description Who did it. */
                by: string;
                /**
                 * Format: date
                 * @description When. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
                 */
                on: string;
                /** @description How it went; left out while that is not known. */
                result?: string;
            }[];
            /** @description How the person was brought back into contact and supervision. */
            reEngagement: {
                /** @description What was done to reach and re-engage the person. */
                how: string;
                /**
                 * @description Whether the person was reached.
                 * @enum {string}
                 */
                reached: "yes" | "no" | "unknown";
                /** @description Recorded needs that were met in doing so. */
                needsMet?: ("suicide-or-self-harm" | "relationship-breakdown" | "domestic-abuse" | "drug-or-alcohol-use" | "being-bullied" | "at-risk-from-others" | "safeguarding-concerns" | "mental-health" | "physical-health" | "medication" | "bereavement" | "learning-difficulties" | "physical-disabilities" | "pregnancy" | "care-of-children" | "language-or-culture" | "housing")[];
            };
            /** @description What there is to say at the end, in words. */
            text: string;
        } | {
            /** @enum {string} */
            outcome: "undecided";
            /** @description Why nobody decided. */
            whyNoDecision: string;
        } | {
            /** @enum {string} */
            outcome: "not-carried-out";
            /** @description Why it was not. */
            why: string;
        };
        /** @description CloudEvents 1.0: something that was recorded of a case. Ids, codes and a time; what the record says is asked for by its id. */
        CloudEvent: {
            /** @enum {string} */
            specversion: "1.0";
            /**
             * Format: uuid
             * @description Id of the audit entry: the same on every way and however often the event comes.
             */
            id: string;
            /**
             * Format: uri-reference
             * @description Name of the log.
             */
            source: string;
            /**
             * @description Product, act and version of `data`.
             * @enum {string}
             */
            type: "recall-decision-support.licence-registered.v1" | "recall-decision-support.licence-replaced.v1" | "recall-decision-support.event-reported.v1" | "recall-decision-support.event-revised.v1" | "recall-decision-support.consideration-opened.v1" | "recall-decision-support.judgement-recorded.v1" | "recall-decision-support.judgement-replaced.v1" | "recall-decision-support.recommendation-made.v1" | "recall-decision-support.recall-reported.v1" | "recall-decision-support.recall-replaced.v1" | "recall-decision-support.content-erased.v1" | "recall-decision-support.dispute-recorded.v1" | "recall-decision-support.proposal-recorded.v1" | "recall-decision-support.independent-view-recorded.v1" | "recall-decision-support.decision-recorded.v1" | "recall-decision-support.endorsement-recorded.v1" | "recall-decision-support.countersignature-recorded.v1" | "recall-decision-support.information-requested.v1" | "recall-decision-support.consideration-withdrawn.v1" | "recall-decision-support.consideration-closed.v1" | "recall-decision-support.consideration-sent.v1" | "recall-decision-support.new-facts-reviewed.v1" | "recall-decision-support.new-facts-noted.v1" | "recall-decision-support.disclosure-checked.v1";
            /**
             * Format: uuid
             * @description Id of the licence.
             */
            subject: string;
            /**
             * Format: date-time
             * @description When it was recorded. In UTC with milliseconds, as YYYY-MM-DDTHH:MM:SS.sssZ.
             */
            time: string;
            /** @enum {string} */
            datacontenttype: "application/json";
            /** @description Index of the audit entry in the tree over all entries, with zeros before it: texts sort as the events do. Numbers between may be missing. */
            sequence: string;
            /**
             * Format: uuid
             * @description Id of the licence: events with one key come in their order.
             */
            partitionkey: string;
            /** @description RFC 6962 leaf hash of the audit entry. */
            entryhash: string;
            /** @description What the event is about. */
            data: {
                /** @description The records that were made or changed. */
                about: {
                    /**
                     * @description What kind of record it is.
                     * @enum {string}
                     */
                    kind: "licence" | "breach-event" | "consideration" | "judgement" | "recommendation" | "recall" | "dispute" | "erasure";
                    /**
                     * Format: uuid
                     * @description Its id.
                     */
                    id: string;
                    /** @description The version that was made; absent where there is one only. */
                    version?: number;
                }[];
            };
        };
        /** @description One side of a comparison. */
        ComparedRuleBook: {
            version: string;
            /** @description SHA-256 of its canonical text. */
            digest: string;
            /** @description Whether its text is final. */
            released: boolean;
            /**
             * Format: date
             * @description The day, where two days are compared. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
             */
            on?: string;
            /** @description The statutory regime in force on that day. */
            regime?: string;
        };
        /** @description A licence condition as issued. */
        Condition: {
            /** @description Id of the condition, unique within the licence. */
            id: string;
            /** @enum {string} */
            category?: "standard" | "additional" | "bespoke";
            /** @description Version of the conditions policy under which it was issued. */
            policyVersion?: string;
            /** @description Code of the condition within that policy version; a bespoke condition has none. */
            code?: string;
            /**
             * Format: date
             * @description First day in force. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
             */
            inForceFrom?: string;
            /** @description Last day in force, or `licence-end` for a condition without an end of its own. */
            inForceTo?: string | "licence-end";
            /**
             * @description Electronic monitoring; `none` when it is not monitored.
             * @enum {string}
             */
            monitoring?: "none" | "exclusion-zone" | "curfew" | "location-monitoring" | "attendance-at-appointments" | "alcohol-monitoring" | "alcohol-abstinence" | "restriction-zone";
            /**
             * @description Whom the condition protects, if anybody.
             * @enum {string}
             */
            protects?: "nobody-named" | "victim" | "child" | "victim-and-child";
            /** @description The operative wording on the licence. */
            text: string;
            disclosure?: components["schemas"]["Disclosure"];
        };
        /** @description One condition: what it is, and whether it was breached. */
        ConditionAnswer: {
            condition: string;
            meaning: components["schemas"]["ConditionMeaning"];
            /** @description Settled exactly when every completion of the missing facts gives this answer. */
            breach: {
                /** @enum {string} */
                answer: "shown" | "not-shown" | "unknown";
                /** @description The answers still possible. */
                possible?: ("shown" | "not-shown")[];
                /** @description The facts that separate them. */
                separatedBy?: components["schemas"]["FactReference"][];
                /** @description Rules that determined the answer, or that could still determine it. */
                rules: string[];
            };
            /** @description Events that touch the condition. */
            events: string[];
        };
        /** @description One condition of the catalogue, by codes. */
        ConditionEntryAnswer: {
            /** @enum {string} */
            kind: "standard" | "additional";
            /** @description What a standard condition requires, or the category of an additional one. */
            meaning: string;
            code: string;
            /** @description The policy versions in which the code has this meaning. */
            policyVersions: string[];
            /** @enum {string} */
            supervision: "licence" | "post-sentence-supervision";
            /**
             * @description For a standard condition: whether it names an offence as such.
             * @enum {string}
             */
            namesOffence?: "as-such" | "merged" | "no";
            /**
             * @description How far the statement of law or practice has been checked.
             * @enum {string}
             */
            verification: "statute" | "official-form" | "practice" | "inference" | "unverified";
        };
        /** @description A licence condition as the rules read it, without its wording. */
        ConditionInputs: {
            /** @description Id of the condition, unique within the licence. */
            id: string;
            /** @enum {string} */
            category?: "standard" | "additional" | "bespoke";
            /** @description Version of the conditions policy under which it was issued. */
            policyVersion?: string;
            /** @description Code of the condition within that policy version; a bespoke condition has none. */
            code?: string;
            /**
             * Format: date
             * @description First day in force. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
             */
            inForceFrom?: string;
            /** @description Last day in force, or `licence-end` for a condition without an end of its own. */
            inForceTo?: string | "licence-end";
            /**
             * @description Electronic monitoring; `none` when it is not monitored.
             * @enum {string}
             */
            monitoring?: "none" | "exclusion-zone" | "curfew" | "location-monitoring" | "attendance-at-appointments" | "alcohol-monitoring" | "alcohol-abstinence" | "restriction-zone";
            /**
             * @description Whom the condition protects, if anybody.
             * @enum {string}
             */
            protects?: "nobody-named" | "victim" | "child" | "victim-and-child";
        };
        /** @description What the catalogue says of one condition: policy version and code identify it together, never the code alone. */
        ConditionMeaning: {
            /** @enum {string} */
            answer: "recognised" | "unknown" | "unrecognised" | "bespoke";
            entry?: components["schemas"]["ConditionEntryAnswer"];
            /** @description What has to be told before it can be known. */
            needs?: ("category" | "policy-version" | "code")[];
            /**
             * @description Why the catalogue does not know it. It is accepted as it stands on the licence.
             * @enum {string}
             */
            because?: "code-not-in-any-version" | "code-not-in-that-version" | "policy-version-not-in-catalogue";
            /** @description Meanings that the code has in some policy version. */
            otherwise?: components["schemas"]["ConditionEntryAnswer"][];
            /**
             * @description The licence calls standard what the catalogue calls additional, or the other way round.
             * @enum {boolean}
             */
            categoryDisagrees?: true;
        };
        /** @description Whether one condition of the licence still serves a purpose of the licence. */
        ConditionReview: {
            /** @enum {string} */
            answer: "yes" | "no" | "unknown";
            /** @description Why, in words. */
            reason?: string;
            /** @description Who gives the answer. */
            madeBy?: string;
            /**
             * Format: date
             * @description When it was given. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
             */
            on?: string;
            /** @description What the answer rests on. */
            restsOn?: {
                /** @description Ids of events. */
                events?: string[];
                /** @description Assessments or other records. */
                assessments?: string[];
            };
            /** @description Id of the condition on the licence. */
            condition: string;
            /** @description The view of the victim liaison officer, where there is a victim. */
            victimLiaisonView?: string;
        };
        /** @description One question of recall. */
        ConsiderationContent: {
            /** @description Why recall is being considered, in words. */
            question: string;
            /** @description Ids of the events that prompted it. Every known event of the licence is weighed all the same. */
            promptedBy?: string[];
        };
        /** @description Considerations. */
        ConsiderationPage: {
            items: components["schemas"]["RecordedConsideration"][];
            /** @description Send as `cursor` for the next page. Absent on the last page. */
            next?: string;
        };
        /** @description Whether contact has broken down. */
        ContactBrokenDown: {
            /** @enum {string} */
            answer: "yes" | "no" | "unknown";
            /** @description Why, in words. */
            reason?: string;
            /** @description Who gives the answer. */
            madeBy?: string;
            /**
             * Format: date
             * @description When it was given. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
             */
            on?: string;
            /** @description What the answer rests on. */
            restsOn?: {
                /** @description Ids of events. */
                events?: string[];
                /** @description Assessments or other records. */
                assessments?: string[];
            };
            attempts?: {
                /**
                 * Format: date
                 * @description When. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
                 */
                on: string;
                /** @description How. */
                how: string;
                /** @description With what result. */
                result: string;
            }[];
        };
        /** @description A smallest change of what was recorded under which a conclusion would have been another, verified by running the rules. Never advice to alter a record. */
        Counterfactual: {
            /** @description One change, or two of which neither alone would do. */
            changes: components["schemas"]["CounterfactualChange"][];
            effects: {
                /** @enum {string} */
                conclusion: "recall" | "response" | "recall-type" | "curfew-recall" | "urgency";
                /** @description As it is. */
                from: {
                    answer: string;
                    /** @description The answers still possible, where it is not settled. */
                    possible?: string[];
                };
                /** @description As it would be. */
                to: {
                    answer: string;
                    /** @description The answers still possible, where it is not settled. */
                    possible?: string[];
                };
                /** @description Both in whole sentences; only in an explanation. */
                says?: {
                    from: string;
                    to: string;
                };
            }[];
        };
        /** @description One contestable input and another value that it could have had. Never an evidence status, whether a charge is relied on, a date, or a measure that is not available. */
        CounterfactualChange: {
            /** @description JSON pointer (RFC 6901) into the inputs. */
            input: string;
            /** @description What stands there. */
            given: string | number | boolean | string[];
            /** @description What would stand there instead. */
            instead: string | number | boolean | string[];
            /** @description The fact that puts it into words. */
            fact: string;
            /** @description Whose fact it is, where it is not of the case as a whole. */
            subject?: string;
            /** @description The fact as it is; `unknown` where it is open. */
            from: string | number | boolean;
            /** @description The fact as it would be; `unknown` where it would be open. */
            to: string | number | boolean;
            /** @description Both in whole sentences; only in an explanation. */
            says?: {
                from: string;
                to: string;
            };
        };
        /** @description What would have to be otherwise for a conclusion to be another, and whether the search was complete. It tells how an answer hangs on what was recorded; it is never advice to alter a record. */
        Counterfactuals: {
            /** @description Single changes first, then pairs. */
            found: components["schemas"]["Counterfactual"][];
            /** @description Changes of one input. */
            single: {
                /** @description Single changes that were tried: all there are, where the search was complete. It ends after a fixed number of steps of the rules, which only a case of a length that no person describes comes to. */
                tried: number;
                /** @description Single changes that there are. */
                of: number;
                /** @description Whether every single change was tried and could be told. */
                complete: boolean;
            };
            /** @description Changes of two inputs, of which neither alone would do. Left out where they were not asked for. */
            pairs?: {
                tried: number;
                /** @description Pairs of changes that could work together. Left out where the search ended before they were counted. */
                of?: number;
                /** @description No more pairs than these are tried. */
                bound: number;
                /** @description Whether every such pair was tried and could be told. */
                complete: boolean;
            };
        };
        /** @description Whether a decision taken outside the usual flow is countersigned. */
        CountersignatureContent: {
            /** @description Whether it is countersigned. One that is not is decided again, unless the recall has been sent: then that stands in the record. */
            countersigned: boolean;
            /** @description Why, in words. */
            text: string;
            context?: components["schemas"]["WorkContext"];
        };
        /** @description The danger: to whom, of what, how likely and how soon. */
        Danger: {
            /** @enum {string} */
            answer: "yes" | "no" | "unknown";
            /** @description Why, in words. */
            reason?: string;
            /** @description Who gives the answer. */
            madeBy?: string;
            /**
             * Format: date
             * @description When it was given. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
             */
            on?: string;
            /** @description What the answer rests on. */
            restsOn?: {
                /** @description Ids of events. */
                events?: string[];
                /** @description Assessments or other records. */
                assessments?: string[];
            };
            toWhom?: ("public" | "known-adult" | "children" | "prisoners" | "staff")[];
            /** @enum {string} */
            what?: "serious-harm" | "further-offending" | "both";
            /** @enum {string} */
            howLikely?: "increased" | "unchanged" | "decreased";
            /** @enum {string} */
            howSoon?: "imminent" | "not-imminent";
        };
        /** @description Dead letters in the order of the log. */
        DeadLetterPage: {
            items: {
                event: components["schemas"]["CloudEvent"];
                /**
                 * @description `follows`: an event of the same case before it is a dead letter, and a case stays in order.
                 * @enum {string}
                 */
                reason: "not-delivered" | "follows";
                /** @description What went wrong with it; absent for one that was not tried. */
                failure?: string;
                /** @description Whether it was asked for again, and will be sent. */
                again: boolean;
                /**
                 * Format: date-time
                 * @description When it became one. In UTC with milliseconds, as YYYY-MM-DDTHH:MM:SS.sssZ.
                 */
                recordedAt: string;
            }[];
            /** @description Send as `cursor` for the next page. Absent on the last page. */
            next?: string;
        };
        /** @description A clock: a duration and the act from which it runs. */
        Deadline: {
            deadline: string;
            /** @description ISO 8601 duration. */
            within: string;
            /** @description The dated parameter of the rule book. */
            parameter: string;
            /**
             * @description How far the statement of law or practice has been checked.
             * @enum {string}
             */
            verification: "statute" | "official-form" | "practice" | "inference" | "unverified";
            from: string;
        };
        /** @description The decision. A person makes it. */
        DecisionContent: {
            /**
             * @description Recall, or a decision not to recall. Both ask for the same.
             * @enum {string}
             */
            decision: "recall" | "no-recall";
            /** @description A code of the list of reasons in force for this decision: `decision-reasons-recall` or `decision-reasons-no-recall` among the vocabularies. */
            reason: string;
            /** @description The reasons in words, whichever way it is decided. */
            text: string;
            outsideUsualFlow?: components["schemas"]["OutsideUsualFlow"];
            context?: components["schemas"]["WorkContext"];
        };
        /** @description How considerations ended, what the rules had said, how long it took and what was missing. */
        DecisionFigures: {
            /**
             * @description What is counted: not all cases that there are, and no national statistics.
             * @enum {string}
             */
            label: "cases put to this service";
            /** @description How far the log is counted. */
            countedUpTo: {
                /** @description Entries counted. */
                index: number;
                /**
                 * Format: date-time
                 * @description When the last of them was recorded. In UTC with milliseconds, as YYYY-MM-DDTHH:MM:SS.sssZ.
                 */
                at?: string;
                /** @description Whether the figures are being made anew: until then some are of before. */
                recounting: boolean;
            };
            definitions: {
                /** @description The word. */
                term: string;
                /** @description What it means. */
                meaning: string;
            }[];
            /** @description Every quarter by itself, the earliest first. */
            quarters: {
                /** @description The quarter of the calendar, such as `2024-Q2`. */
                quarter: string;
                /**
                 * Format: date
                 * @description Its first day. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
                 */
                from: string;
                /**
                 * Format: date
                 * @description The day after its last. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
                 */
                until: string;
                /** @description Breaks of the series that lie in it, oldest first. */
                seriesBreaks: components["schemas"]["SeriesBreak"][];
                /** @description Decided in the quarter, or opened in it and not decided. */
                considerations: {
                    /** @description How many. */
                    count: number;
                    /**
                     * Format: uri-reference
                     * @description Where the cases that it counts are listed, for those with the permission `statistics:trace`. Left out where the list would say of each of them which group of persons it is in.
                     */
                    cases?: string;
                } | {
                    /** @enum {boolean} */
                    suppressed: true;
                    /**
                     * Format: uri-reference
                     * @description Where the cases that it counts are listed, for those with the permission `statistics:trace`. Left out where the list would say of each of them which group of persons it is in.
                     */
                    cases?: string;
                };
                outcomes: ({
                    /** @description Its code. */
                    code: string;
                    /** @description From 0 to 1, to four places, of `of`. Left out where either is not shown. */
                    share?: number;
                    /** @description What the share is of. */
                    of?: number;
                    /** @description How many. */
                    count: number;
                    /**
                     * Format: uri-reference
                     * @description Where the cases that it counts are listed, for those with the permission `statistics:trace`. Left out where the list would say of each of them which group of persons it is in.
                     */
                    cases?: string;
                } | {
                    /** @description Its code. */
                    code: string;
                    /** @description From 0 to 1, to four places, of `of`. Left out where either is not shown. */
                    share?: number;
                    /** @description What the share is of. */
                    of?: number;
                    /** @enum {boolean} */
                    suppressed: true;
                    /**
                     * Format: uri-reference
                     * @description Where the cases that it counts are listed, for those with the permission `statistics:trace`. Left out where the list would say of each of them which group of persons it is in.
                     */
                    cases?: string;
                })[];
                /** @description By what the events were taken together, as the run found them; `unknown` where the rules were not asked. */
                conduct: {
                    /** @description What it is of, and what it must not be compared with. */
                    note: string;
                    figures: ({
                        /** @description Its code. */
                        code: string;
                        /** @description From 0 to 1, to four places, of `of`. Left out where either is not shown. */
                        share?: number;
                        /** @description What the share is of. */
                        of?: number;
                        /** @description How many. */
                        count: number;
                        /**
                         * Format: uri-reference
                         * @description Where the cases that it counts are listed, for those with the permission `statistics:trace`. Left out where the list would say of each of them which group of persons it is in.
                         */
                        cases?: string;
                    } | {
                        /** @description Its code. */
                        code: string;
                        /** @description From 0 to 1, to four places, of `of`. Left out where either is not shown. */
                        share?: number;
                        /** @description What the share is of. */
                        of?: number;
                        /** @enum {boolean} */
                        suppressed: true;
                        /**
                         * Format: uri-reference
                         * @description Where the cases that it counts are listed, for those with the permission `statistics:trace`. Left out where the list would say of each of them which group of persons it is in.
                         */
                        cases?: string;
                    })[];
                };
                /** @description By how far the criminal process had gone: alleged, charged or established; `no-further-offending` only where the conduct is known, `unknown` where it is not. */
                furtherOffending: {
                    /** @description What it is of, and what it must not be compared with. */
                    note: string;
                    figures: ({
                        /** @description Its code. */
                        code: string;
                        /** @description From 0 to 1, to four places, of `of`. Left out where either is not shown. */
                        share?: number;
                        /** @description What the share is of. */
                        of?: number;
                        /** @description How many. */
                        count: number;
                        /**
                         * Format: uri-reference
                         * @description Where the cases that it counts are listed, for those with the permission `statistics:trace`. Left out where the list would say of each of them which group of persons it is in.
                         */
                        cases?: string;
                    } | {
                        /** @description Its code. */
                        code: string;
                        /** @description From 0 to 1, to four places, of `of`. Left out where either is not shown. */
                        share?: number;
                        /** @description What the share is of. */
                        of?: number;
                        /** @enum {boolean} */
                        suppressed: true;
                        /**
                         * Format: uri-reference
                         * @description Where the cases that it counts are listed, for those with the permission `statistics:trace`. Left out where the list would say of each of them which group of persons it is in.
                         */
                        cases?: string;
                    })[];
                };
                responses: ({
                    /** @description Its code. */
                    code: string;
                    /** @description From 0 to 1, to four places, of `of`. Left out where either is not shown. */
                    share?: number;
                    /** @description What the share is of. */
                    of?: number;
                    /** @description How many. */
                    count: number;
                    /**
                     * Format: uri-reference
                     * @description Where the cases that it counts are listed, for those with the permission `statistics:trace`. Left out where the list would say of each of them which group of persons it is in.
                     */
                    cases?: string;
                } | {
                    /** @description Its code. */
                    code: string;
                    /** @description From 0 to 1, to four places, of `of`. Left out where either is not shown. */
                    share?: number;
                    /** @description What the share is of. */
                    of?: number;
                    /** @enum {boolean} */
                    suppressed: true;
                    /**
                     * Format: uri-reference
                     * @description Where the cases that it counts are listed, for those with the permission `statistics:trace`. Left out where the list would say of each of them which group of persons it is in.
                     */
                    cases?: string;
                })[];
                recallTypes: ({
                    /** @description Its code. */
                    code: string;
                    /** @description From 0 to 1, to four places, of `of`. Left out where either is not shown. */
                    share?: number;
                    /** @description What the share is of. */
                    of?: number;
                    /** @description How many. */
                    count: number;
                    /**
                     * Format: uri-reference
                     * @description Where the cases that it counts are listed, for those with the permission `statistics:trace`. Left out where the list would say of each of them which group of persons it is in.
                     */
                    cases?: string;
                } | {
                    /** @description Its code. */
                    code: string;
                    /** @description From 0 to 1, to four places, of `of`. Left out where either is not shown. */
                    share?: number;
                    /** @description What the share is of. */
                    of?: number;
                    /** @enum {boolean} */
                    suppressed: true;
                    /**
                     * Format: uri-reference
                     * @description Where the cases that it counts are listed, for those with the permission `statistics:trace`. Left out where the list would say of each of them which group of persons it is in.
                     */
                    cases?: string;
                })[];
                urgencies: ({
                    /** @description Its code. */
                    code: string;
                    /** @description From 0 to 1, to four places, of `of`. Left out where either is not shown. */
                    share?: number;
                    /** @description What the share is of. */
                    of?: number;
                    /** @description How many. */
                    count: number;
                    /**
                     * Format: uri-reference
                     * @description Where the cases that it counts are listed, for those with the permission `statistics:trace`. Left out where the list would say of each of them which group of persons it is in.
                     */
                    cases?: string;
                } | {
                    /** @description Its code. */
                    code: string;
                    /** @description From 0 to 1, to four places, of `of`. Left out where either is not shown. */
                    share?: number;
                    /** @description What the share is of. */
                    of?: number;
                    /** @enum {boolean} */
                    suppressed: true;
                    /**
                     * Format: uri-reference
                     * @description Where the cases that it counts are listed, for those with the permission `statistics:trace`. Left out where the list would say of each of them which group of persons it is in.
                     */
                    cases?: string;
                })[];
                /** @description Durations in whole minutes. */
                timeToDecide: {
                    /** @description How many, to the nearest ten. */
                    countToNearestTen: number;
                    /** @description Half took no longer. */
                    medianMinutes: number;
                    /** @description Nine in ten took no longer. */
                    ninetiethPercentileMinutes: number;
                } | {
                    /** @enum {boolean} */
                    suppressed: true;
                };
                dwell: {
                    /** @description The state. */
                    state: string;
                    /** @description Durations in whole minutes. */
                    time: {
                        /** @description How many, to the nearest ten. */
                        countToNearestTen: number;
                        /** @description Half took no longer. */
                        medianMinutes: number;
                        /** @description Nine in ten took no longer. */
                        ninetiethPercentileMinutes: number;
                    } | {
                        /** @enum {boolean} */
                        suppressed: true;
                    };
                }[];
                clocks: {
                    /** @description The clock. */
                    clock: string;
                    outcomes: ({
                        /** @description Its code. */
                        code: string;
                        /** @description From 0 to 1, to four places, of `of`. Left out where either is not shown. */
                        share?: number;
                        /** @description What the share is of. */
                        of?: number;
                        /** @description How many. */
                        count: number;
                        /**
                         * Format: uri-reference
                         * @description Where the cases that it counts are listed, for those with the permission `statistics:trace`. Left out where the list would say of each of them which group of persons it is in.
                         */
                        cases?: string;
                    } | {
                        /** @description Its code. */
                        code: string;
                        /** @description From 0 to 1, to four places, of `of`. Left out where either is not shown. */
                        share?: number;
                        /** @description What the share is of. */
                        of?: number;
                        /** @enum {boolean} */
                        suppressed: true;
                        /**
                         * Format: uri-reference
                         * @description Where the cases that it counts are listed, for those with the permission `statistics:trace`. Left out where the list would say of each of them which group of persons it is in.
                         */
                        cases?: string;
                    })[];
                }[];
                /** @description The time to decide ran out with nothing decided. */
                expired: {
                    /** @description How many. */
                    count: number;
                    /**
                     * Format: uri-reference
                     * @description Where the cases that it counts are listed, for those with the permission `statistics:trace`. Left out where the list would say of each of them which group of persons it is in.
                     */
                    cases?: string;
                } | {
                    /** @enum {boolean} */
                    suppressed: true;
                    /**
                     * Format: uri-reference
                     * @description Where the cases that it counts are listed, for those with the permission `statistics:trace`. Left out where the list would say of each of them which group of persons it is in.
                     */
                    cases?: string;
                };
                /** @description It ran out while a proposal waited for its first answer. */
                noResponse: {
                    /** @description How many. */
                    count: number;
                    /**
                     * Format: uri-reference
                     * @description Where the cases that it counts are listed, for those with the permission `statistics:trace`. Left out where the list would say of each of them which group of persons it is in.
                     */
                    cases?: string;
                } | {
                    /** @enum {boolean} */
                    suppressed: true;
                    /**
                     * Format: uri-reference
                     * @description Where the cases that it counts are listed, for those with the permission `statistics:trace`. Left out where the list would say of each of them which group of persons it is in.
                     */
                    cases?: string;
                };
                /** @description Most often first; at most 25; those from 1 to 4 are left out. */
                missingFacts: ({
                    /** @description Its code. */
                    code: string;
                    /** @description From 0 to 1, to four places, of `of`. Left out where either is not shown. */
                    share?: number;
                    /** @description What the share is of. */
                    of?: number;
                    /** @description How many. */
                    count: number;
                    /**
                     * Format: uri-reference
                     * @description Where the cases that it counts are listed, for those with the permission `statistics:trace`. Left out where the list would say of each of them which group of persons it is in.
                     */
                    cases?: string;
                } | {
                    /** @description Its code. */
                    code: string;
                    /** @description From 0 to 1, to four places, of `of`. Left out where either is not shown. */
                    share?: number;
                    /** @description What the share is of. */
                    of?: number;
                    /** @enum {boolean} */
                    suppressed: true;
                    /**
                     * Format: uri-reference
                     * @description Where the cases that it counts are listed, for those with the permission `statistics:trace`. Left out where the list would say of each of them which group of persons it is in.
                     */
                    cases?: string;
                })[];
                /** @description Measures that were needed and not available. */
                measuresNotAvailable: {
                    /** @description What it says, and of whom it says nothing. */
                    note: string;
                    measures: ({
                        /** @description The rung of the ladder. */
                        measure: string;
                        regions: ({
                            /** @description The region; `not-recorded` where none is. */
                            region: string;
                            deliveryUnits: ({
                                /** @description The unit; `not-recorded` where none is. */
                                deliveryUnit: string;
                                /** @description How many. */
                                count: number;
                                /**
                                 * Format: uri-reference
                                 * @description Where the cases that it counts are listed, for those with the permission `statistics:trace`. Left out where the list would say of each of them which group of persons it is in.
                                 */
                                cases?: string;
                            } | {
                                /** @description The unit; `not-recorded` where none is. */
                                deliveryUnit: string;
                                /** @enum {boolean} */
                                suppressed: true;
                                /**
                                 * Format: uri-reference
                                 * @description Where the cases that it counts are listed, for those with the permission `statistics:trace`. Left out where the list would say of each of them which group of persons it is in.
                                 */
                                cases?: string;
                            })[];
                            /** @description How many. */
                            count: number;
                            /**
                             * Format: uri-reference
                             * @description Where the cases that it counts are listed, for those with the permission `statistics:trace`. Left out where the list would say of each of them which group of persons it is in.
                             */
                            cases?: string;
                        } | {
                            /** @description The region; `not-recorded` where none is. */
                            region: string;
                            deliveryUnits: ({
                                /** @description The unit; `not-recorded` where none is. */
                                deliveryUnit: string;
                                /** @description How many. */
                                count: number;
                                /**
                                 * Format: uri-reference
                                 * @description Where the cases that it counts are listed, for those with the permission `statistics:trace`. Left out where the list would say of each of them which group of persons it is in.
                                 */
                                cases?: string;
                            } | {
                                /** @description The unit; `not-recorded` where none is. */
                                deliveryUnit: string;
                                /** @enum {boolean} */
                                suppressed: true;
                                /**
                                 * Format: uri-reference
                                 * @description Where the cases that it counts are listed, for those with the permission `statistics:trace`. Left out where the list would say of each of them which group of persons it is in.
                                 */
                                cases?: string;
                            })[];
                            /** @enum {boolean} */
                            suppressed: true;
                            /**
                             * Format: uri-reference
                             * @description Where the cases that it counts are listed, for those with the permission `statistics:trace`. Left out where the list would say of each of them which group of persons it is in.
                             */
                            cases?: string;
                        })[];
                        /** @description How many. */
                        count: number;
                        /**
                         * Format: uri-reference
                         * @description Where the cases that it counts are listed, for those with the permission `statistics:trace`. Left out where the list would say of each of them which group of persons it is in.
                         */
                        cases?: string;
                    } | {
                        /** @description The rung of the ladder. */
                        measure: string;
                        regions: ({
                            /** @description The region; `not-recorded` where none is. */
                            region: string;
                            deliveryUnits: ({
                                /** @description The unit; `not-recorded` where none is. */
                                deliveryUnit: string;
                                /** @description How many. */
                                count: number;
                                /**
                                 * Format: uri-reference
                                 * @description Where the cases that it counts are listed, for those with the permission `statistics:trace`. Left out where the list would say of each of them which group of persons it is in.
                                 */
                                cases?: string;
                            } | {
                                /** @description The unit; `not-recorded` where none is. */
                                deliveryUnit: string;
                                /** @enum {boolean} */
                                suppressed: true;
                                /**
                                 * Format: uri-reference
                                 * @description Where the cases that it counts are listed, for those with the permission `statistics:trace`. Left out where the list would say of each of them which group of persons it is in.
                                 */
                                cases?: string;
                            })[];
                            /** @description How many. */
                            count: number;
                            /**
                             * Format: uri-reference
                             * @description Where the cases that it counts are listed, for those with the permission `statistics:trace`. Left out where the list would say of each of them which group of persons it is in.
                             */
                            cases?: string;
                        } | {
                            /** @description The region; `not-recorded` where none is. */
                            region: string;
                            deliveryUnits: ({
                                /** @description The unit; `not-recorded` where none is. */
                                deliveryUnit: string;
                                /** @description How many. */
                                count: number;
                                /**
                                 * Format: uri-reference
                                 * @description Where the cases that it counts are listed, for those with the permission `statistics:trace`. Left out where the list would say of each of them which group of persons it is in.
                                 */
                                cases?: string;
                            } | {
                                /** @description The unit; `not-recorded` where none is. */
                                deliveryUnit: string;
                                /** @enum {boolean} */
                                suppressed: true;
                                /**
                                 * Format: uri-reference
                                 * @description Where the cases that it counts are listed, for those with the permission `statistics:trace`. Left out where the list would say of each of them which group of persons it is in.
                                 */
                                cases?: string;
                            })[];
                            /** @enum {boolean} */
                            suppressed: true;
                            /**
                             * Format: uri-reference
                             * @description Where the cases that it counts are listed, for those with the permission `statistics:trace`. Left out where the list would say of each of them which group of persons it is in.
                             */
                            cases?: string;
                        })[];
                        /** @enum {boolean} */
                        suppressed: true;
                        /**
                         * Format: uri-reference
                         * @description Where the cases that it counts are listed, for those with the permission `statistics:trace`. Left out where the list would say of each of them which group of persons it is in.
                         */
                        cases?: string;
                    })[];
                };
            }[];
        };
        /** @description A determination of the Secretary of State, taken from its maker and never computed. */
        Determination: {
            /** @description Whether it was made. */
            made: boolean;
            /** @description Who made it. */
            madeBy: string;
            /**
             * Format: date
             * @description When it was made. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
             */
            on: string;
            /** @description The reasons given. */
            reasons: string;
        };
        /** @description What of it may be told to the person. */
        Disclosure: {
            /** @enum {string} */
            mark: "open" | "gist" | "withheld";
            /** @description Who set the mark. */
            by: string;
            /** @description Why. */
            why?: string;
            /** @description The gist cleared for disclosure: the person is shown it as it is. */
            gist?: string;
        };
        /** @description Whether telling the person now endangers anybody, as somebody answers it after a decision. */
        DisclosureCheckContent: {
            /** @description `true`: telling the person now endangers nobody. Until somebody says so, on what is known then, no letter to the person is made. */
            endangersNobody: boolean;
            /** @description Everybody who was thought of before answering, each once; `the-person` for harm to themselves. */
            considered: ("victims" | "children" | "known-adults" | "staff" | "the-person" | "others")[];
            /** @description What whoever answers looked at. It has to be all that is known now, at its version: somebody who has not seen the latest of it cannot say that telling endangers nobody, and is refused with `version-stale`. */
            known: {
                /** @description Version of the licence. */
                licenceVersion: number;
                /** @description Every event of the licence with its version, in any order. */
                events: {
                    /** @description Its id. */
                    id: string;
                    /** @description Its version. */
                    version: number;
                }[];
                /** @description Version of the judgement, where there is one: that of the consideration which the judgement made. One recorded at the opening is version 1. */
                judgementVersion?: number;
                /** @description The recall that the person is under, where one has been reported. */
                recall?: {
                    /** @description Its id. */
                    id: string;
                    /** @description Its version. */
                    version: number;
                };
            };
            /** @description Why, in words. */
            text: string;
            context?: components["schemas"]["WorkContext"];
        };
        /** @description A recorded dispute. */
        Dispute: {
            /**
             * Format: uuid
             * @description Opaque id.
             */
            id: string;
            /**
             * Format: uuid
             * @description The licence in whose case it is recorded.
             */
            licenceId: string;
            /**
             * Format: date-time
             * @description When it was recorded. In UTC with milliseconds, as YYYY-MM-DDTHH:MM:SS.sssZ.
             */
            recordedAt: string;
            content: components["schemas"]["DisputeContent"];
        };
        /** @description What the person says is wrong in a record. The record stays as it is, and the statement stands beside it. */
        DisputeContent: {
            /** @description The record that is disputed. */
            about: {
                /** @enum {string} */
                kind: "licence" | "breach-event" | "consideration" | "recommendation" | "recall";
                /** @description Its id. */
                id: string;
            };
            /** @description JSON pointers to the members that are disputed, such as `/description`; the whole record when left out. They point into the `content` of the record as it is now; of a consideration also into its `/judgement`, and of a recommendation into its `/answer`, `/inputs` and whatever else was recorded of the run. */
            fields?: string[];
            /** @description What the person says, in the person's own words. */
            statement: string;
            /**
             * Format: date
             * @description When the person said so. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
             */
            receivedOn: string;
        };
        /** @description Something that is not complete in a document. */
        DocumentGap: {
            /** @description Id of the section. */
            part: string;
            /**
             * @description `about-somebody-else` is not printed, whether or not it is held. `event-withheld` stands nowhere on the page: whoever the document is about may read that.
             * @enum {string}
             */
            why: "not-held-here" | "about-somebody-else" | "own-words-needed" | "event-without-gist" | "event-withheld" | "condition-text-not-cleared" | "law-not-known";
            /** @description The event, or the place in the licence of the condition, that it is about. */
            subject?: string;
        };
        /** @description Decisions not to recall made since this release, under any version of the licence. */
        EarlierDecisions: {
            /** @description How many are known here. */
            notToRecallSinceRelease?: number;
            /** @description Whether others may be held in another system or area. */
            mayBeHeldElsewhere?: boolean;
        };
        /** @description What recall would do to the person and others. */
        Effects: {
            home?: string;
            work?: string;
            careOfChildren?: string;
            treatment?: string;
        };
        /** @description Who must agree, in order. */
        EndorsementAnswer: {
            /** @description Settled exactly when every completion of the missing facts gives this answer. */
            ifRecall: {
                /** @enum {string} */
                answer: "senior-probation-officer" | "senior-probation-officer-then-senior-manager" | "duty-manager-then-countersignature" | "unknown";
                /** @description The answers still possible. */
                possible?: ("senior-probation-officer" | "senior-probation-officer-then-senior-manager" | "duty-manager-then-countersignature")[];
                /** @description The facts that separate them. */
                separatedBy?: components["schemas"]["FactReference"][];
                /** @description Rules that determined the answer, or that could still determine it. */
                rules: string[];
            };
            /** @description Settled exactly when every completion of the missing facts gives this answer. */
            ifNoRecall: {
                /** @enum {string} */
                answer: "senior-probation-officer" | "senior-probation-officer-then-senior-manager" | "duty-manager-then-countersignature" | "unknown";
                /** @description The answers still possible. */
                possible?: ("senior-probation-officer" | "senior-probation-officer-then-senior-manager" | "duty-manager-then-countersignature")[];
                /** @description The facts that separate them. */
                separatedBy?: components["schemas"]["FactReference"][];
                /** @description Rules that determined the answer, or that could still determine it. */
                rules: string[];
            };
        };
        /** @description Whether a senior manager endorses the decision. */
        EndorsementContent: {
            /** @description Whether it is endorsed. One that is not is decided again. */
            endorsed: boolean;
            /** @description Why, in words. */
            text: string;
            context?: components["schemas"]["WorkContext"];
        };
        /** @description The content of a case has been erased. */
        Erasure: {
            /**
             * Format: uuid
             * @description Opaque id.
             */
            id: string;
            /**
             * Format: uuid
             * @description The licence whose case it is.
             */
            licenceId: string;
            /**
             * Format: date-time
             * @description When. In UTC with milliseconds, as YYYY-MM-DDTHH:MM:SS.sssZ.
             */
            erasedAt: string;
            /**
             * @description By what authority.
             * @enum {string}
             */
            authority: "retention-ended" | "court-order" | "commissioner-order" | "request-of-the-person";
            /** @description Reference of the order, the request or the retention schedule. It stays for ever: put no name or number of the person in it. What looks like a CRN or a NOMS number is refused, and so are the numbers and the reference of the case itself. */
            reference: string;
            /**
             * Format: date
             * @description Day of the order, or of the end of retention; not in the future. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
             */
            on: string;
            /** @description How many pieces of content are gone. */
            records: number;
        };
        /** @description What an erasure would take now. Nothing has been erased. */
        ErasurePreview: {
            /**
             * Format: uuid
             * @description The licence whose case it is.
             */
            licenceId: string;
            /** @description Holds that stand and stop it. */
            holds: components["schemas"]["LegalHold"][];
            /** @description Every piece of content that is held, oldest first. */
            records: {
                /**
                 * Format: uuid
                 * @description The audit entry that recorded it, which stays.
                 */
                entryId: string;
                about: {
                    /** @description Kind of record. */
                    kind: string;
                    /**
                     * Format: uuid
                     * @description Opaque id.
                     */
                    id: string;
                    /** @description Version of the record. */
                    version?: number;
                }[];
                /**
                 * Format: date-time
                 * @description When it was recorded. In UTC with milliseconds, as YYYY-MM-DDTHH:MM:SS.sssZ.
                 */
                recordedAt: string;
                /** @description Length in bytes. */
                length: number;
            }[];
            /** @description How many identifiers of the person and references of the licence are held. */
            identifiers: number;
            /** @description Bundles that hold a copy of some of it, whose bytes would go too. */
            bundles: string[];
        };
        /** @description What to erase a case by, and whether to erase it or only to show what would go. */
        ErasureRequest: {
            /**
             * @description By what authority.
             * @enum {string}
             */
            authority: "retention-ended" | "court-order" | "commissioner-order" | "request-of-the-person";
            /** @description Reference of the order, the request or the retention schedule. It stays for ever: put no name or number of the person in it. What looks like a CRN or a NOMS number is refused, and so are the numbers and the reference of the case itself. */
            reference: string;
            /**
             * Format: date
             * @description Day of the order, or of the end of retention; not in the future. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
             */
            on: string;
            /** @description `true` shows what would go and erases nothing; `false` erases. It cannot be undone. */
            dryRun: boolean;
        };
        /** @description The answer to a case given inline. */
        Evaluation: {
            /**
             * Format: date
             * @description The day whose law and state of affairs was taken. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
             */
            asAt: string;
            ruleBook: components["schemas"]["RuleBookReference"];
            answer: {
                /** @description Settled exactly when every completion of the missing facts gives this answer. */
                conduct?: {
                    /** @enum {string} */
                    answer: "further-offending" | "non-compliance" | "neither" | "mixed" | "no-events" | "unknown";
                    /** @description The answers still possible. */
                    possible?: ("further-offending" | "non-compliance" | "neither" | "mixed" | "no-events")[];
                    /** @description The facts that separate them. */
                    separatedBy?: components["schemas"]["FactReference"][];
                    /** @description Rules that determined the answer, or that could still determine it. */
                    rules: string[];
                };
                events?: components["schemas"]["EventAnswer"][];
                /** @description Settled exactly when every completion of the missing facts gives this answer. */
                breach?: {
                    /** @enum {string} */
                    answer: "shown" | "not-shown" | "unknown";
                    /** @description The answers still possible. */
                    possible?: ("shown" | "not-shown")[];
                    /** @description The facts that separate them. */
                    separatedBy?: components["schemas"]["FactReference"][];
                    /** @description Rules that determined the answer, or that could still determine it. */
                    rules: string[];
                };
                conditions?: components["schemas"]["ConditionAnswer"][];
                /** @description The ground of risk without a breach. */
                noBreachEscalation?: {
                    /** @enum {string} */
                    answer: "relied-on" | "not-relied-on" | "not-reached" | "unknown";
                    /** @description The answers still possible. */
                    possible?: ("relied-on" | "not-relied-on" | "not-reached")[];
                    /** @description The facts that separate them. */
                    separatedBy?: components["schemas"]["FactReference"][];
                    /** @description Rules that determined the answer, or that could still determine it. */
                    rules: string[];
                    /**
                     * @description Set whenever a person relies on it.
                     * @enum {boolean}
                     */
                    legalAdvice?: true;
                };
                sentences?: components["schemas"]["SentenceAnswer"][];
                /** @description Settled exactly when every completion of the missing facts gives this answer. */
                threshold?: {
                    /** @enum {string} */
                    answer: "met" | "not-met" | "not-applicable" | "unknown";
                    /** @description The answers still possible. */
                    possible?: ("met" | "not-met" | "not-applicable")[];
                    /** @description The facts that separate them. */
                    separatedBy?: components["schemas"]["FactReference"][];
                    /** @description Rules that determined the answer, or that could still determine it. */
                    rules: string[];
                };
                limbs?: components["schemas"]["LimbFinding"][];
                /** @description The lesser measures, least intrusive first. */
                ladder?: components["schemas"]["RungAnswer"][];
                /** @description The conditions of the licence that could be varied, or why not. */
                variations?: components["schemas"]["VariationAnswer"][];
                /** @description Settled exactly when every completion of the missing facts gives this answer. */
                necessity?: {
                    /** @enum {string} */
                    answer: "shown" | "not-shown" | "unknown";
                    /** @description The answers still possible. */
                    possible?: ("shown" | "not-shown")[];
                    /** @description The facts that separate them. */
                    separatedBy?: components["schemas"]["FactReference"][];
                    /** @description Rules that determined the answer, or that could still determine it. */
                    rules: string[];
                };
                /** @description Settled exactly when every completion of the missing facts gives this answer. */
                urgency?: {
                    /** @enum {string} */
                    answer: "emergency" | "standard" | "unknown";
                    /** @description The answers still possible. */
                    possible?: ("emergency" | "standard")[];
                    /** @description The facts that separate them. */
                    separatedBy?: components["schemas"]["FactReference"][];
                    /** @description Rules that determined the answer, or that could still determine it. */
                    rules: string[];
                };
                proportionality?: components["schemas"]["ProportionalityAnswer"][];
                /** @description What the evidence supports. */
                outcome?: {
                    /** @description Settled exactly when every completion of the missing facts gives this answer. */
                    recall: {
                        /** @enum {string} */
                        answer: "supported" | "not-supported" | "unknown";
                        /** @description The answers still possible. */
                        possible?: ("supported" | "not-supported")[];
                        /** @description The facts that separate them. */
                        separatedBy?: components["schemas"]["FactReference"][];
                        /** @description Rules that determined the answer, or that could still determine it. */
                        rules: string[];
                    };
                    /** @description The least that would do; `insufficient-information` while that is open. */
                    response: {
                        /** @enum {string} */
                        answer: "recall-supported" | "no-enforcement" | "discuss-and-record" | "licence-compliance-letter" | "change-supervision" | "refer-or-treat" | "vary-conditions" | "intensive-alternative" | "no-adequate-measure-named" | "unknown" | "insufficient-information";
                        /** @description The answers still possible. */
                        possible?: ("recall-supported" | "no-enforcement" | "discuss-and-record" | "licence-compliance-letter" | "change-supervision" | "refer-or-treat" | "vary-conditions" | "intensive-alternative" | "no-adequate-measure-named")[];
                        /** @description The facts that separate them. */
                        separatedBy?: components["schemas"]["FactReference"][];
                        /** @description Rules that determined the answer, or that could still determine it. */
                        rules: string[];
                    };
                    /** @description What to do meanwhile, where the response is not settled. */
                    meanwhile: ("carry-out-safety-actions" | "obtain-missing-facts" | "keep-existing-measures-in-place" | "work-to-the-shorter-clock")[];
                };
                recallType?: components["schemas"]["RecallTypeAnswer"];
                /** @description When release would fall: for the recall as issued, or for each kind that is open or possible. */
                period?: components["schemas"]["PeriodAnswer"][];
                existingRecall?: components["schemas"]["ExistingRecallAnswer"];
                endorsement?: components["schemas"]["EndorsementAnswer"];
                safetyActions?: components["schemas"]["SafetyAction"][];
                missingFacts?: components["schemas"]["MissingFact"][];
                qualityFindings?: components["schemas"]["QualityFinding"][];
                deadlines?: components["schemas"]["Deadline"][];
                citations?: components["schemas"]["CitedRule"][];
                trace?: components["schemas"]["TraceEntry"][];
                /** @description When the answer may no longer be relied on. */
                expires?: {
                    /** @description ISO 8601 duration. */
                    within: string;
                    /** @description The dated parameter of the rule book. */
                    parameter: string;
                    /**
                     * @description How far the statement of law or practice has been checked.
                     * @enum {string}
                     */
                    verification: "statute" | "official-form" | "practice" | "inference" | "unverified";
                    from: string;
                };
                /** @enum {string} */
                decision?: "for a person to make";
            };
            counterfactuals?: components["schemas"]["Counterfactuals"];
        };
        /** @description A case given inline. Nothing of it is stored or logged; every member but `asAt` may be left out, and is then not known. */
        EvaluationRequest: {
            /**
             * Format: date
             * @description The day whose law and state of affairs to take. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
             */
            asAt: string;
            /** @description Only these rule sets; all of them when left out. */
            questions?: ("conduct" | "breach-finding" | "sentence-gate" | "threshold" | "rung" | "necessity" | "urgency" | "outcome" | "proportionality" | "recall-type" | "period" | "endorsement" | "condition-meaning" | "safety-actions" | "quality")[];
            licence?: components["schemas"]["LicenceInputs"];
            /** @description An empty list means known to be none. */
            events?: components["schemas"]["EventInputs"][];
            judgement?: components["schemas"]["JudgementInputs"];
            recall?: components["schemas"]["RecallInputs"];
        };
        /** @description What one event was. */
        EventAnswer: {
            event: string;
            /** @enum {string} */
            type?: "missed-appointment-good-reason" | "missed-appointment-no-good-reason" | "repeated-absence-contactable" | "lost-contact" | "home-visit-refused-or-missed" | "left-approved-address" | "accommodation-lost" | "positive-test-or-disclosed-use" | "attended-intoxicated-or-abusive" | "prohibited-contact-or-undisclosed-relationship" | "exclusion-zone-entry" | "tag-flat-or-signal-lost" | "tag-tamper" | "threats-or-harassment-not-charged" | "hdc-curfew-absence" | "hdc-cannot-monitor" | "domestic-abuse-call-out" | "arrest-bail-or-rui" | "charged-minor-unrelated" | "charged-serious-or-index-like" | "caution-or-conviction" | "nfa-discontinued-or-acquitted" | "order-or-notification-breach" | "polygraph-refused-or-sabotaged" | "polygraph-significant-response" | "unapproved-work" | "travel-abroad-without-permission" | "name-or-contact-not-notified" | "approved-premises-rule-breach" | "mental-health-crisis-or-self-harm" | "risk-rise-no-breach";
            /** @description Settled exactly when every completion of the missing facts gives this answer. */
            conduct: {
                /** @enum {string} */
                answer: "further-offending" | "non-compliance" | "neither" | "unknown";
                /** @description The answers still possible. */
                possible?: ("further-offending" | "non-compliance" | "neither")[];
                /** @description The facts that separate them. */
                separatedBy?: components["schemas"]["FactReference"][];
                /** @description Rules that determined the answer, or that could still determine it. */
                rules: string[];
            };
            /**
             * @description For further offending: how far the criminal process has gone.
             * @enum {string}
             */
            stage?: "alleged" | "charged" | "established";
        };
        /** @description Events of any number of licences. An item that cannot be accepted is refused by itself, in the results, also where its form is at fault. */
        EventBatchContent: {
            events: components["schemas"]["EventBatchItem"][];
        };
        /** @description An event of a licence. */
        EventBatchItem: {
            /**
             * Format: uuid
             * @description The licence it belongs to.
             */
            licenceId: string;
            event: components["schemas"]["SourcedBreachEvent"];
        };
        /** @description What became of one item of a batch. */
        EventBatchResult: {
            /** @description Place of the item in the batch, from 0. */
            index: number;
            /**
             * @description `already-recorded`: the same report was recorded before, under the same reference. `refused`: nothing of the item was recorded.
             * @enum {string}
             */
            outcome: "recorded" | "already-recorded" | "refused";
            /**
             * Format: uuid
             * @description The event that goes by the reference; also where the item was refused because it says otherwise of it.
             */
            eventId?: string;
            /** @description Version of the event when the batch was recorded. */
            version?: number;
            /** @description Why the item was refused. */
            problem?: {
                /**
                 * @description Code of the problem that the report of this event alone would be answered with; its page is `/problems/<code>`.
                 * @enum {string}
                 */
                code: "malformed-request" | "invalid" | "not-found" | "erased" | "another-area" | "already-registered";
                /** @description Every fault, with its place within the item (JSON pointer), what is wrong there and what to do. */
                errors: components["schemas"]["Fault"][];
            };
        };
        /** @description A breach event as the rules read it, without prose. */
        EventInputs: {
            /** @description Id of the event within this request. */
            id: string;
            /**
             * @description What kind of event it is.
             * @enum {string}
             */
            type?: "missed-appointment-good-reason" | "missed-appointment-no-good-reason" | "repeated-absence-contactable" | "lost-contact" | "home-visit-refused-or-missed" | "left-approved-address" | "accommodation-lost" | "positive-test-or-disclosed-use" | "attended-intoxicated-or-abusive" | "prohibited-contact-or-undisclosed-relationship" | "exclusion-zone-entry" | "tag-flat-or-signal-lost" | "tag-tamper" | "threats-or-harassment-not-charged" | "hdc-curfew-absence" | "hdc-cannot-monitor" | "domestic-abuse-call-out" | "arrest-bail-or-rui" | "charged-minor-unrelated" | "charged-serious-or-index-like" | "caution-or-conviction" | "nfa-discontinued-or-acquitted" | "order-or-notification-breach" | "polygraph-refused-or-sabotaged" | "polygraph-significant-response" | "unapproved-work" | "travel-abroad-without-permission" | "name-or-contact-not-notified" | "approved-premises-rule-breach" | "mental-health-crisis-or-self-harm" | "risk-rise-no-breach";
            /**
             * @description How far the criminal process has gone. Arrest is not charge; charge is not guilt.
             * @enum {string}
             */
            evidenceStatus?: "no-criminal-process" | "intelligence" | "call-out-or-report" | "voluntary-interview" | "arrest" | "bail-or-rui" | "charge" | "caution" | "conviction" | "nfa" | "discontinued" | "acquitted";
            /**
             * Format: date
             * @description When it happened. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
             */
            occurredOn?: string;
            /** @description Two reports of one incident carry the same id and count once. */
            incidentId?: string;
            /**
             * @description Whether the person chose the conduct.
             * @enum {string}
             */
            fault?: "chosen" | "no-fault";
            /**
             * @description The part of the person in the incident.
             * @enum {string}
             */
            role?: "alleged-perpetrator" | "victim" | "witness" | "both";
            /** @description Ids of conditions of the licence that it touches; an empty list means none. */
            conditions?: string[];
            monitoringChecks?: components["schemas"]["MonitoringChecks"];
            test?: components["schemas"]["Test"];
            /** @description For intelligence: whether a person who assessed it finds it corroborated. */
            corroborated?: boolean;
            /** @description For prohibited contact: whether a court order was breached too. */
            courtOrderBreached?: boolean;
            /** @description For charges and convictions: murder or an offence in Schedule 18 to the Sentencing Code. */
            seriousOffence?: boolean;
            /** @description Whether the charge is a reason for the recall under consideration. */
            reliedOnForRecall?: boolean;
            /** @description After no further action, discontinuance or acquittal: whether the remaining facts stand on balance. */
            remainingFactsStand?: boolean;
        };
        /** @description Breach events of a licence. */
        EventPage: {
            items: components["schemas"]["RecordedEvent"][];
            /** @description Send as `cursor` for the next page. Absent on the last page. */
            next?: string;
        };
        /** @description A reference to evidence held elsewhere; the document itself is never sent. */
        EvidenceReference: {
            /** @description The system that holds it. */
            system: string;
            /** @description Its reference there. */
            reference: string;
        };
        /** @description What became, or can become, of a recall that has been made. */
        ExistingRecallAnswer: {
            /** @description Whether a standard recall was brought within the 56-day release of 31 March 2026. */
            conversion: {
                /** @enum {string} */
                answer: "converted-to-56" | "not-converted" | "refer-to-specialist" | "unknown";
                /** @description The answers still possible. */
                possible?: ("converted-to-56" | "not-converted" | "refer-to-specialist")[];
                /** @description The facts that separate them. */
                separatedBy?: components["schemas"]["FactReference"][];
                /** @description Rules that determined the answer, or that could still determine it. */
                rules: string[];
                /** @enum {string} */
                regime?: "R4-TRANSITIONAL";
                /** @enum {integer} */
                lengthDays?: 56;
            };
            /** @description Settled exactly when every completion of the missing facts gives this answer. */
            withdrawal: {
                /** @enum {string} */
                answer: "made" | "open" | "not-open" | "refer-to-specialist" | "unknown";
                /** @description The answers still possible. */
                possible?: ("made" | "open" | "not-open" | "refer-to-specialist")[];
                /** @description The facts that separate them. */
                separatedBy?: components["schemas"]["FactReference"][];
                /** @description Rules that determined the answer, or that could still determine it. */
                rules: string[];
            };
            /**
             * @description Set where it can be or was withdrawn: the recall is then standard (s.255C).
             * @enum {string}
             */
            typeIfWithdrawn?: "standard-only";
        };
        /** @description The condition of a rule with what became of each part. Parts are laid out as a tree and never joined into a sentence. */
        ExplainedCondition: {
            /** @enum {string} */
            kind: "all" | "any" | "not";
            /**
             * @description What became of it: met, not met, or open because a fact is missing that could decide it.
             * @enum {string}
             */
            truth: "met" | "not-met" | "open";
            /** @description Its parts, each a condition of its own. */
            of: components["schemas"]["ExplainedCondition"][];
        } | {
            /** @enum {string} */
            kind: "test";
            /**
             * @description What became of it: met, not met, or open because a fact is missing that could decide it.
             * @enum {string}
             */
            truth: "met" | "not-met" | "open";
            fact: string;
            /** @description What the fact came out as, in a whole sentence. */
            says: string;
            /** @description Whether this part is why the condition came out as it did. */
            decides: boolean;
        };
        /** @description One finding: what was found, why, and what it rests on. */
        ExplainedFinding: {
            /**
             * @description The question of the rules.
             * @enum {string}
             */
            question: "case-conduct" | "event-conduct" | "case-breach" | "condition-breach" | "no-breach-escalation" | "sentence-gate" | "threshold" | "limb" | "measure" | "variation" | "necessity" | "urgency" | "aim" | "rational-connection" | "less-intrusive" | "fair-balance" | "recall" | "response" | "recall-type" | "curfew-recall" | "recall-type-under-later-law" | "curfew-recall-under-later-law" | "period" | "conversion" | "withdrawal" | "endorsement-of-recall" | "endorsement-of-no-recall";
            /** @description The question in words. */
            asks: string;
            subject?: components["schemas"]["ExplainedSubject"];
            /** @description The code of the answer, or `unknown`. */
            answer: string;
            /** @description Codes of the answers still possible. */
            possible?: string[];
            /** @description The answer in a whole sentence. */
            says: string;
            rules: components["schemas"]["ExplainedRule"][];
            facts: components["schemas"]["ReliedOnFact"][];
        };
        /** @description A rule that determined a finding, or could still determine it. */
        ExplainedRule: {
            /** @description Its permanent id. */
            rule: string;
            /** @description The rule set it belongs to. */
            set: string;
            subject?: string;
            /** @description What it answers when its condition is met. */
            gives: string;
            /**
             * @description What became of it: met, not met, or open because a fact is missing that could decide it.
             * @enum {string}
             */
            truth: "met" | "not-met" | "open";
            when: components["schemas"]["ExplainedCondition"];
            /**
             * Format: date
             * @description First day in force. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
             */
            from: string;
            /**
             * Format: date
             * @description First day no longer in force. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
             */
            until?: string;
            /** @description Where it comes from. */
            authorities: {
                title: string;
                /** @description The section, paragraph or table. */
                at: string;
                link?: string;
                /** @description When the source was last checked. */
                checked: string;
            }[];
            /**
             * @description How far the statement of law or practice has been checked.
             * @enum {string}
             */
            verification: "statute" | "official-form" | "practice" | "inference" | "unverified";
            /** @enum {string} */
            confidence: "high" | "medium" | "low";
        };
        /** @description What something is about, where it is not about the case as a whole. */
        ExplainedSubject: {
            /** @enum {string} */
            kind: "event" | "condition" | "touch" | "sentence" | "measure" | "limb" | "recall" | "harm-group" | "enquiry" | "licence";
            /** @description As the answer names it. */
            id: string;
            /** @description Its name in words. */
            name: string;
        };
        /** @description A fact that is missing and could change an answer, and what each value would lead to. */
        ExplainedUnknown: {
            fact: string;
            subject?: components["schemas"]["ExplainedSubject"];
            /** @description Where in the input it would be given. */
            input: string;
            /** @description Who usually holds it. */
            heldBy: string;
            /** @description That it is not known, in a whole sentence. */
            says: string;
            /**
             * @description Set where so much is missing that it was weighed together with others: what one value would lead to is left out where it cannot be told.
             * @enum {boolean}
             */
            weighedTogether?: true;
            /**
             * @description Set where so much is missing that what each value of it would lead to was not gone into.
             * @enum {boolean}
             */
            notGoneInto?: true;
            ifKnown: {
                values: string[];
                /** @description Each value as a whole sentence, in the same order. */
                says: string[];
                answers: {
                    /**
                     * @description The question of the rules.
                     * @enum {string}
                     */
                    question: "case-conduct" | "event-conduct" | "case-breach" | "condition-breach" | "no-breach-escalation" | "sentence-gate" | "threshold" | "limb" | "measure" | "variation" | "necessity" | "urgency" | "aim" | "rational-connection" | "less-intrusive" | "fair-balance" | "recall" | "response" | "recall-type" | "curfew-recall" | "recall-type-under-later-law" | "curfew-recall-under-later-law" | "period" | "conversion" | "withdrawal" | "endorsement-of-recall" | "endorsement-of-no-recall";
                    subject?: string;
                    /** @description The answers that are then still possible. */
                    possible: string[];
                    /** @description Each as a whole sentence, in the same order. */
                    says: string[];
                }[];
            }[];
        };
        /** @description Why an answer is what it is, in words. It is made from the inputs, the answer and the rule book of the run, and from nothing else. */
        Explanation: {
            /**
             * @description For whom it is worded. The person on licence is none of these: what the person reads is a document of the human decision.
             * @enum {string}
             */
            audience: "practitioner" | "manager" | "inspector";
            /** @description Of the sentences (BCP 47). */
            language: string;
            /**
             * Format: date
             * @description The day whose law and state of affairs the run took. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
             */
            asAt: string;
            /** @description The most important first. */
            summary: string[];
            findings: components["schemas"]["ExplainedFinding"][];
            notChosen: components["schemas"]["NotChosen"][];
            /** @description What is missing and could change an answer. */
            unknowns: components["schemas"]["ExplainedUnknown"][];
            /** @description What need not be chased. */
            changesNothing: components["schemas"]["IdleFact"][];
            /** @description Smallest changes of what was recorded under which an answer would have been another. Never advice to alter a record. */
            counterfactuals: {
                /** @description Single changes first, then pairs. */
                found: components["schemas"]["Counterfactual"][];
                /** @description Changes of one input. */
                single: {
                    /** @description Single changes that were tried: all there are, where the search was complete. It ends after a fixed number of steps of the rules, which only a case of a length that no person describes comes to. */
                    tried: number;
                    /** @description Single changes that there are. */
                    of: number;
                    /** @description Whether every single change was tried and could be told. */
                    complete: boolean;
                };
                /** @description Changes of two inputs, of which neither alone would do. Left out where they were not asked for. */
                pairs?: {
                    tried: number;
                    /** @description Pairs of changes that could work together. Left out where the search ended before they were counted. */
                    of?: number;
                    /** @description No more pairs than these are tried. */
                    bound: number;
                    /** @description Whether every such pair was tried and could be told. */
                    complete: boolean;
                };
                /** @description About the search as a whole, in whole sentences. */
                says: string[];
            };
            proportionality: components["schemas"]["ProportionalityStatement"];
            /** @description What comes with every outcome. */
            safetyActions: components["schemas"]["Alongside"][];
            /** @description What to do while the response is not settled. */
            meanwhile: components["schemas"]["Alongside"][];
            /** @description The clocks. */
            deadlines: components["schemas"]["Alongside"][];
            /** @description What is stale, contradictory or incomplete. */
            quality: components["schemas"]["Alongside"][];
            marks: {
                /**
                 * @description How far the statement of law or practice has been checked.
                 * @enum {string}
                 */
                verification: "statute" | "official-form" | "practice" | "inference" | "unverified";
                /** @description How far the law was checked, in a whole sentence. */
                says: string;
            }[];
            /** @description Every rule that was asked, with what became of each of its conditions, up to a bound. For an inspector alone. */
            trace?: components["schemas"]["ExplainedRule"][];
            /** @description What is told without its conditions, because the case is larger than people describe one. Left out where everything was gone into. The stored run holds all of it. */
            bounded?: {
                /** @description Rules that are laid out at most, in the findings and again in the trace. */
                bound: number;
                /** @description Findings whose `rules` and `facts` are left out. */
                findings: number;
                /** @description How many rules those findings have. */
                rules: number;
                /** @description Rules that the trace leaves out. Only where there is a trace. */
                trace?: number;
                /** @description Missing facts of which it was not gone into what each value would lead to. */
                unknowns: number;
            };
        };
        /** @description A missing fact, and of which event, condition, sentence or measure where it is not of the case as a whole. */
        FactReference: {
            fact: string;
            subject?: string;
        };
        /** @description How considerations of one quarter ended, by a group of persons. A difference between groups is a question and no finding. */
        FairnessFigures: {
            /**
             * @description What is counted: not all cases that there are.
             * @enum {string}
             */
            label: "cases put to this service";
            /** @description The quarter in which the considerations were decided or, those not decided, opened. */
            quarter: string;
            /**
             * Format: date
             * @description Its first day. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
             */
            from: string;
            /**
             * Format: date
             * @description The day after its last. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
             */
            until: string;
            /**
             * @description What the groups are made of.
             * @enum {string}
             */
            by: "sex" | "ethnicity";
            /** @description How far the log is counted. */
            countedUpTo: {
                /** @description Entries counted. */
                index: number;
                /**
                 * Format: date-time
                 * @description When the last of them was recorded. In UTC with milliseconds, as YYYY-MM-DDTHH:MM:SS.sssZ.
                 */
                at?: string;
                /** @description Whether the figures are being made anew. */
                recounting: boolean;
            };
            /** @description All groups together. */
            total: {
                /** @description How many, or that it is not shown. */
                licences: {
                    /** @description How many. */
                    count: number;
                } | {
                    /** @enum {boolean} */
                    suppressed: true;
                };
                /** @description How many, or that it is not shown. */
                considerations: {
                    /** @description How many. */
                    count: number;
                } | {
                    /** @enum {boolean} */
                    suppressed: true;
                };
                measures: {
                    /**
                     * @description How the consideration stands or ended; `departed-to-recall` and `departed-to-no-recall` are decisions other than the run supports, and are among the recalls and the decisions not to recall too.
                     * @enum {string}
                     */
                    measure: "recall" | "no-recall" | "undecided" | "withdrawn" | "open" | "departed-to-recall" | "departed-to-no-recall";
                    /** @description How many, or that it is not shown. */
                    figure: {
                        /** @description How many. */
                        count: number;
                    } | {
                        /** @enum {boolean} */
                        suppressed: true;
                    };
                    /** @description For each hundred considerations of the group, with the limits of Wilson for a proportion. */
                    ofConsiderations?: {
                        /** @description For each hundred, to one decimal. */
                        perHundred: number;
                        /** @description Lower limit, at a confidence of 95 %. */
                        low: number;
                        /** @description Upper limit, at a confidence of 95 %. */
                        high: number;
                    };
                    /** @description For each hundred licences of the group, with the limits of Byar for a count: it can exceed 100. */
                    ofLicences?: {
                        /** @description For each hundred, to one decimal. */
                        perHundred: number;
                        /** @description Lower limit, at a confidence of 95 %. */
                        low: number;
                        /** @description Upper limit, at a confidence of 95 %. */
                        high: number;
                    };
                }[];
            };
            /** @description Every group there can be, also one without a case; `not-recorded` last. */
            groups: {
                /** @description Its code; `not-recorded` where the source said nothing. */
                group: string;
                /** @description How many, or that it is not shown. */
                licences: {
                    /** @description How many. */
                    count: number;
                } | {
                    /** @enum {boolean} */
                    suppressed: true;
                };
                /** @description How many, or that it is not shown. */
                considerations: {
                    /** @description How many. */
                    count: number;
                } | {
                    /** @enum {boolean} */
                    suppressed: true;
                };
                measures: {
                    /**
                     * @description How the consideration stands or ended; `departed-to-recall` and `departed-to-no-recall` are decisions other than the run supports, and are among the recalls and the decisions not to recall too.
                     * @enum {string}
                     */
                    measure: "recall" | "no-recall" | "undecided" | "withdrawn" | "open" | "departed-to-recall" | "departed-to-no-recall";
                    /** @description How many, or that it is not shown. */
                    figure: {
                        /** @description How many. */
                        count: number;
                    } | {
                        /** @enum {boolean} */
                        suppressed: true;
                    };
                    /** @description For each hundred considerations of the group, with the limits of Wilson for a proportion. */
                    ofConsiderations?: {
                        /** @description For each hundred, to one decimal. */
                        perHundred: number;
                        /** @description Lower limit, at a confidence of 95 %. */
                        low: number;
                        /** @description Upper limit, at a confidence of 95 %. */
                        high: number;
                    };
                    /** @description For each hundred licences of the group, with the limits of Byar for a count: it can exceed 100. */
                    ofLicences?: {
                        /** @description For each hundred, to one decimal. */
                        perHundred: number;
                        /** @description Lower limit, at a confidence of 95 %. */
                        low: number;
                        /** @description Upper limit, at a confidence of 95 %. */
                        high: number;
                    };
                }[];
            }[];
            /** @description Whether counts are so few that nothing of the groups can be shown without telling of people. */
            withheld: boolean;
            /** @description What to read with the figures, in whole sentences. */
            notes: string[];
            /** @description Those in the quarter, oldest first. */
            seriesBreaks: components["schemas"]["SeriesBreak"][];
        };
        /** @description One fault in what was sent. */
        Fault: {
            /** @description JSON pointer (RFC 6901) into the body, where an empty text is the body itself; `?name` for a parameter of the query; the name of a header. */
            field: string;
            /** @description What is wrong. */
            problem: string;
            /** @description What to do about it. */
            remedy: string;
        };
        /** @description Events in the order of the log. */
        FeedPage: {
            items: components["schemas"]["CloudEvent"][];
            /** @description Send as `after` next time. Always there; no event will ever come up before it. */
            next: string;
        };
        /** @description Whether the service can work. */
        Health: {
            /** @enum {string} */
            status: "up" | "down";
            /** @description What it depends on, and what can be relied on. */
            components: {
                /** @description The database. Without it nothing works. */
                database: {
                    /** @enum {string} */
                    status: "up" | "down";
                };
                /** @description The process itself, only while it is about to stop: send nothing more here. */
                process?: {
                    /** @enum {string} */
                    status: "up" | "down";
                };
                /** @description The log over all entries: down while no checkpoint may be published. Work goes on all the same. */
                auditLog?: {
                    /** @enum {string} */
                    status: "up" | "down";
                    /** @description Entries under the latest checkpoint. */
                    treeSize: number;
                    /**
                     * Format: date-time
                     * @description When the latest checkpoint was published. In UTC with milliseconds, as YYYY-MM-DDTHH:MM:SS.sssZ.
                     */
                    publishedAt?: string;
                    /** @description Entries that no checkpoint covers yet. */
                    waiting: number;
                };
                /** @description The latest pass over the whole store: down where it found what should not be. Work goes on. */
                storeCheck?: {
                    /** @enum {string} */
                    status: "up" | "down";
                    /**
                     * Format: date-time
                     * @description When it ended. In UTC with milliseconds, as YYYY-MM-DDTHH:MM:SS.sssZ.
                     */
                    finishedAt: string;
                    entries: number;
                    findings: number;
                };
            };
        };
        /** @description A fact whose change would alter nothing of the whole answer: nobody needs to spend the night on it. Not every such fact is here: of what is recorded only what whole runs of the rules have shown, up to a bound. */
        IdleFact: {
            fact: string;
            subject?: components["schemas"]["ExplainedSubject"];
            /** @description Where in the input it is, or would be given. */
            input: string;
            /** @description Whether it is known, or missing. */
            known: boolean;
            /** @description In a whole sentence. */
            says: string;
        };
        /** @description What a senior probation officer thinks before the answer is shown. */
        IndependentViewContent: {
            /**
             * @description Where the officer inclines to; it decides nothing.
             * @enum {string}
             */
            inclines: "recall" | "no-recall" | "not-yet-clear";
            /** @description What the immediate risk is. */
            immediateRisk: string;
            /** @description Who is vulnerable to it. */
            whoIsVulnerable: string;
            /** @description What the person’s circumstances are now. */
            currentCircumstances: string;
            /** @description Which alternatives to recall were considered, and what speaks for and against each. */
            alternativesToRecall: string;
            /** @description What protects. */
            protectiveFactors: string;
            context?: components["schemas"]["WorkContext"];
        };
        /** @description What is running. */
        Info: {
            name: string;
            version: string;
            /** @description The rule book it answers by. */
            ruleBook: {
                version: string;
                digest: string;
                kernel: string;
            };
            /** @description The database. */
            database: {
                /** @description Left out while it cannot be reached. */
                version?: string;
            };
            /** @description Version of the runtime. */
            node: string;
        };
        /** @description The instruction that was given. */
        Instruction: {
            /** @description What the person was told to do. */
            given: string;
            /**
             * @description Whether the person could understand it.
             * @enum {string}
             */
            couldBeUnderstood?: "yes" | "no" | "unknown";
        };
        /** @description The answers only a person can give. One left out is not known; none is assumed. */
        JudgementContent: {
            danger?: components["schemas"]["Danger"];
            manageable?: components["schemas"]["Manageable"];
            measures?: components["schemas"]["Measures"];
            contactBrokenDown?: components["schemas"]["ContactBrokenDown"];
            linkToIndexOffence?: components["schemas"]["YesNoAnswer"];
            /** @description For extended and indeterminate sentences: an answer counts only from a named person who gives reasons. */
            criteria?: {
                "behaviour-similar-to-index-offence"?: components["schemas"]["YesNoAnswer"];
                "behaviour-leading-to-sexual-or-violent-offence"?: components["schemas"]["YesNoAnswer"];
                "behaviour-likely-to-result-in-sexual-or-violent-offence"?: components["schemas"]["YesNoAnswer"];
                "out-of-touch"?: components["schemas"]["YesNoAnswer"];
            };
            fairBalance?: components["schemas"]["YesNoAnswer"];
            conditionReviews?: components["schemas"]["ConditionReview"][];
            noBreachEscalation?: components["schemas"]["NoBreachEscalation"];
            /**
             * @description Where the person is now.
             * @enum {string}
             */
            custody?: "in-community" | "police-custody" | "remanded" | "serving-sentence" | "in-hospital";
            /** @description Bail, remand, hospital or other controls. */
            otherControls?: string;
            effects?: components["schemas"]["Effects"];
            daysOfLicenceLeft?: number;
            earlierDecisions?: components["schemas"]["EarlierDecisions"];
            circumstances?: components["schemas"]["Circumstances"];
        };
        /** @description The answers of a person, without their words. */
        JudgementInputs: {
            danger?: {
                /** @description Whether the person gave reasons in words. */
                reasoned?: boolean;
                /** @description Whether the answer names its maker. */
                named?: boolean;
                /**
                 * Format: date
                 * @description When it was given. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
                 */
                on?: string;
                /** @description Ids of the events it rests on. */
                restsOnEvents?: string[];
                /** @description Whether it names assessments or other records. */
                restsOnAssessments?: boolean;
                /** @enum {string} */
                answer?: "yes" | "no" | "unknown";
                toWhom?: ("public" | "known-adult" | "children" | "prisoners" | "staff")[];
                /** @enum {string} */
                what?: "serious-harm" | "further-offending" | "both";
                /** @enum {string} */
                howLikely?: "increased" | "unchanged" | "decreased";
                /** @enum {string} */
                howSoon?: "imminent" | "not-imminent";
            };
            manageable?: {
                /** @description Whether the person gave reasons in words. */
                reasoned?: boolean;
                /** @description Whether the answer names its maker. */
                named?: boolean;
                /**
                 * Format: date
                 * @description When it was given. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
                 */
                on?: string;
                /** @description Ids of the events it rests on. */
                restsOnEvents?: string[];
                /** @description Whether it names assessments or other records. */
                restsOnAssessments?: boolean;
                /** @enum {string} */
                answer?: "yes" | "no" | "unknown";
                with?: ("no-enforcement" | "discuss-and-record" | "licence-compliance-letter" | "change-supervision" | "refer-or-treat" | "vary-conditions" | "intensive-alternative")[];
                /** @enum {string} */
                nothingAvailableNowWouldContainIt?: "yes" | "no" | "unknown";
            };
            measures?: {
                "no-enforcement"?: components["schemas"]["MeasureInputs"];
                "discuss-and-record"?: components["schemas"]["MeasureInputs"];
                "licence-compliance-letter"?: components["schemas"]["MeasureInputs"];
                "change-supervision"?: components["schemas"]["MeasureInputs"];
                "refer-or-treat"?: components["schemas"]["MeasureInputs"];
                "vary-conditions"?: components["schemas"]["MeasureInputs"];
                "intensive-alternative"?: components["schemas"]["MeasureInputs"];
            };
            contactBrokenDown?: {
                /** @description Whether the person gave reasons in words. */
                reasoned?: boolean;
                /** @description Whether the answer names its maker. */
                named?: boolean;
                /**
                 * Format: date
                 * @description When it was given. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
                 */
                on?: string;
                /** @description Ids of the events it rests on. */
                restsOnEvents?: string[];
                /** @description Whether it names assessments or other records. */
                restsOnAssessments?: boolean;
                /** @enum {string} */
                answer?: "yes" | "no" | "unknown";
                /** @description Whether attempts to make contact are recorded. */
                attemptsRecorded?: boolean;
            };
            linkToIndexOffence?: components["schemas"]["YesNoInputs"];
            /** @description For extended and indeterminate sentences: an answer counts only from a named person who gives reasons. */
            criteria?: {
                "behaviour-similar-to-index-offence"?: components["schemas"]["YesNoInputs"];
                "behaviour-leading-to-sexual-or-violent-offence"?: components["schemas"]["YesNoInputs"];
                "behaviour-likely-to-result-in-sexual-or-violent-offence"?: components["schemas"]["YesNoInputs"];
                "out-of-touch"?: components["schemas"]["YesNoInputs"];
            };
            fairBalance?: components["schemas"]["YesNoInputs"];
            conditionReviews?: {
                /** @description Whether the person gave reasons in words. */
                reasoned?: boolean;
                /** @description Whether the answer names its maker. */
                named?: boolean;
                /**
                 * Format: date
                 * @description When it was given. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
                 */
                on?: string;
                /** @description Ids of the events it rests on. */
                restsOnEvents?: string[];
                /** @description Whether it names assessments or other records. */
                restsOnAssessments?: boolean;
                /** @enum {string} */
                answer?: "yes" | "no" | "unknown";
                /** @description Id of the condition on the licence. */
                condition: string;
                /** @description Whether the view of the victim liaison officer is recorded. */
                victimLiaisonViewRecorded?: boolean;
            }[];
            noBreachEscalation?: {
                /** @description Whether the person gave reasons in words. */
                reasoned?: boolean;
                /** @description Whether the answer names its maker. */
                named?: boolean;
                /**
                 * Format: date
                 * @description When it was given. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
                 */
                on?: string;
                /** @description Ids of the events it rests on. */
                restsOnEvents?: string[];
                /** @description Whether it names assessments or other records. */
                restsOnAssessments?: boolean;
                /** @description Whether a person relies on a rise of risk without a breach. */
                reliedOn: boolean;
                /** @description Whether what was checked is recorded. */
                checksRecorded?: boolean;
                /** @description Whether it is recorded if the person was contacted. */
                contactRecorded?: boolean;
            };
            /** @enum {string} */
            custody?: "in-community" | "police-custody" | "remanded" | "serving-sentence" | "in-hospital";
            daysOfLicenceLeft?: number;
            earlierDecisions?: components["schemas"]["EarlierDecisions"];
            circumstances?: components["schemas"]["Circumstances"];
        };
        /** @description A kind of recall that the law leaves open. */
        KindOfRecall: {
            /** @enum {string} */
            kind: "fixed-term" | "standard" | "section-32" | "home-detention-curfew";
            /** @description Length of the fixed term, in days. */
            lengthDays?: number;
            /**
             * @description `possible`: open only if the missing facts turn out so.
             * @enum {string}
             */
            certainty: "open" | "possible";
        };
        /** @description A hold that keeps a case from being erased. */
        LegalHold: {
            /**
             * Format: uuid
             * @description Opaque id.
             */
            id: string;
            /**
             * Format: uuid
             * @description The licence whose case is kept.
             */
            licenceId: string;
            /**
             * Format: date-time
             * @description When it was placed. In UTC with milliseconds, as YYYY-MM-DDTHH:MM:SS.sssZ.
             */
            placedAt: string;
            /** @description Why it was placed. Once the case is erased, only the ground is left. */
            content: {
                /**
                 * @description What the record is kept for.
                 * @enum {string}
                 */
                ground: "representations" | "parole-board" | "court" | "inquest" | "serious-further-offence-review";
                /** @description How the proceedings or the review are named where they are held. */
                reference?: string;
                /** @description Why the record has to be kept. */
                reason?: string;
            };
            /** @description Absent while the hold stands. */
            released?: {
                /**
                 * Format: date-time
                 * @description When it was released. In UTC with milliseconds, as YYYY-MM-DDTHH:MM:SS.sssZ.
                 */
                at: string;
                /** @description Why; absent once the case is erased. */
                reason?: string;
            };
        };
        /** @description Why a case must not be erased for now. */
        LegalHoldContent: {
            /**
             * @description What the record is kept for.
             * @enum {string}
             */
            ground: "representations" | "parole-board" | "court" | "inquest" | "serious-further-offence-review";
            /** @description How the proceedings or the review are named where they are held. */
            reference: string;
            /** @description Why the record has to be kept. */
            reason: string;
        };
        /** @description Why a hold is no longer needed. */
        LegalHoldRelease: {
            /** @description What has ended, and how that is known. */
            reason: string;
        };
        /** @description Every hold ever placed on a case, oldest first. */
        LegalHolds: {
            items: components["schemas"]["LegalHold"][];
        };
        /** @description The catalogue of licence conditions: policy version and code together identify one, never the code alone. */
        LicenceConditions: {
            policyVersions: {
                policyVersion: string;
                /** @description From when, in words: for some the day is not settled. */
                inUseFrom: string;
                note: string;
                /** @description Where it comes from. */
                authorities: {
                    title: string;
                    /** @description The section, paragraph or table. */
                    at: string;
                    link?: string;
                    /** @description How far the source was checked. */
                    checked: string;
                }[];
                /** @enum {string} */
                verification: "statute" | "official-form" | "practice" | "inference" | "unverified";
                /** @enum {string} */
                confidence: "high" | "medium" | "low";
            }[];
            conditions: {
                /** @enum {string} */
                kind: "standard" | "additional";
                /** @description What a standard condition requires, or the category of an additional one. */
                meaning: string;
                code: string;
                /** @description The policy versions in which the code has this meaning. */
                policyVersions: string[];
                /** @enum {string} */
                supervision: "licence" | "post-sentence-supervision";
                /**
                 * @description For a standard condition: whether it names an offence as such.
                 * @enum {string}
                 */
                namesOffence?: "as-such" | "merged" | "no";
                /** @enum {string} */
                verification: "statute" | "official-form" | "practice" | "inference" | "unverified";
                /** @description A short sentence. The operative wording is on the licence. */
                gist: string;
                /** @description Whether the licence adds details of its own. */
                needsDetails?: boolean;
                /**
                 * @description How much of the code is known, and so compared.
                 * @enum {string}
                 */
                codeHeld: "full-code" | "first-block";
                /** @description Where it comes from. */
                authorities: {
                    title: string;
                    /** @description The section, paragraph or table. */
                    at: string;
                    link?: string;
                    /** @description How far the source was checked. */
                    checked: string;
                }[];
                /** @enum {string} */
                confidence: "high" | "medium" | "low";
                /** @description The power under which it is imposed. */
                power: {
                    /** @description Where it comes from. */
                    authorities: {
                        title: string;
                        /** @description The section, paragraph or table. */
                        at: string;
                        link?: string;
                        /** @description How far the source was checked. */
                        checked: string;
                    }[];
                    /** @enum {string} */
                    verification: "statute" | "official-form" | "practice" | "inference" | "unverified";
                    /** @enum {string} */
                    confidence: "high" | "medium" | "low";
                };
            }[];
        };
        /** @description One licence of one person, as its source system holds it. A member left out is not known; an empty list is known to be none. */
        LicenceContent: {
            /** @description The case management system that holds the licence. */
            sourceSystem: string;
            /** @description Its reference there; unique within the source system. */
            externalReference: string;
            person: components["schemas"]["Person"];
            sentences?: components["schemas"]["Sentence"][];
            indexOffence?: components["schemas"]["Offence"];
            earlierOffences?: components["schemas"]["Offence"][];
            release?: components["schemas"]["Release"];
            /**
             * Format: date
             * @description Last day of the licence. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
             */
            licenceExpiry?: string;
            /**
             * Format: date
             * @description Last day of the sentence. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
             */
            sentenceExpiry?: string;
            /**
             * @description How the licence ended before its expiry; `none` when it did not.
             * @enum {string}
             */
            ending?: "none" | "revoked" | "terminated" | "person-died";
            conditions?: components["schemas"]["Condition"][];
            supervision?: components["schemas"]["Supervision"];
            determination255BA5?: components["schemas"]["Determination"];
            /** @description Probation region. */
            region?: string;
            /** @description Probation delivery unit. */
            deliveryUnit?: string;
            /** @description Where the approved premises are in which the person lives; that area sees and works on the case too. */
            approvedPremises?: {
                /** @description Probation region. */
                region: string;
                /** @description Probation delivery unit; left out for the whole region. */
                deliveryUnit?: string;
            };
            /** @description Whether only people named for the case may see it. Once it is `true`, nobody sees the case by the area they work in. */
            limitedAccess?: boolean;
            /** @description Whether a victim of the person is in contact with the victim liaison service. */
            victimInContact?: boolean;
            /** @description Enquiries that failed or are unfinished; what they would have told stays unknown. */
            incompleteLookUps?: ("mappa" | "risk-assessment" | "offence-history" | "licence-conditions" | "earlier-decisions" | "police-information")[];
        };
        /** @description A licence as the rules read it: age instead of date of birth, and no identifier of the person. */
        LicenceInputs: {
            sentences?: components["schemas"]["Sentence"][];
            /** @description Age in whole years on the day of the recall: of revocation where a recall is reported, of the decision until then. */
            ageOnDecisionDay?: number;
            release?: components["schemas"]["Release"];
            /**
             * Format: date
             * @description Last day of the licence. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
             */
            expiry?: string;
            /**
             * Format: date
             * @description Last day of the sentence, before any time at large moves it. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
             */
            sentenceExpiry?: string;
            /** @enum {string} */
            ending?: "none" | "revoked" | "terminated" | "person-died";
            conditions?: components["schemas"]["ConditionInputs"][];
            mappa?: components["schemas"]["MappaInputs"];
            rosh?: components["schemas"]["Rosh"];
            /** @description Recorded needs. They may excuse, open a lesser measure or be weighed; they never raise risk. */
            needs?: ("suicide-or-self-harm" | "relationship-breakdown" | "domestic-abuse" | "drug-or-alcohol-use" | "being-bullied" | "at-risk-from-others" | "safeguarding-concerns" | "mental-health" | "physical-health" | "medication" | "bereavement" | "learning-difficulties" | "physical-disabilities" | "pregnancy" | "care-of-children" | "language-or-culture" | "housing")[];
            indexOffence?: components["schemas"]["OffenceInputs"];
            earlierOffences?: components["schemas"]["OffenceInputs"][];
            /** @description Ids of other licences of the person that are live on the day. */
            otherLiveLicences?: string[];
            /** @description Whether a victim of the person is in contact with the victim liaison service. */
            victimInContact?: boolean;
            /** @description Enquiries that failed or are unfinished; what they would have told stays unknown. */
            incompleteLookUps?: ("mappa" | "risk-assessment" | "offence-history" | "licence-conditions" | "earlier-decisions" | "police-information")[];
            /** @description A determination under s.255BA(5). */
            determination255BA5?: {
                /** @description Whether a determination was made. */
                made: boolean;
            };
        };
        /** @description Licences found. */
        LicencePage: {
            items: components["schemas"]["RecordedLicence"][];
            /** @description Send as `cursor` for the next page. Absent on the last page. */
            next?: string;
        };
        /** @description Whom to look for. At least one of `crn`, `nomsNumber` and `externalReference`; all that are sent must match. */
        LicenceSearch: {
            /**
             * @description Case reference number (CRN): a letter and six digits.
             * @example X000001
             */
            crn?: string;
            /**
             * @description NOMS number (prison number): a letter, four digits and two letters.
             * @example A0001AA
             */
            nomsNumber?: string;
            /** @description Reference in the source system. */
            externalReference?: string;
            /** @description Most items in one answer; 50 when left out. */
            limit?: number;
            /** @description `next` of the page before. */
            cursor?: string;
        };
        /** @description Cases in which the same facts mattered, with the same values, and which were decided differently. That is a question and no finding: what a person weighed need not be among those facts. */
        LikeCasesPage: {
            items: {
                /** @description SHA-256, hexadecimal, of the facts that mattered with their values. */
                likeness: string;
                /** @description Whether the rules supported recall. */
                rulesSaid: string;
                /** @description What the rules supported. */
                response: string;
                /** @description How many were decided for recall. */
                decidedForRecall: number;
                /** @description How many were decided against it. */
                decidedAgainstRecall: number;
                /** @description At most five of each decision, the newest first. */
                examples: {
                    /**
                     * Format: uuid
                     * @description The consideration.
                     */
                    considerationId: string;
                    /**
                     * Format: uuid
                     * @description Its licence.
                     */
                    licenceId: string;
                    /**
                     * @description What was decided.
                     * @enum {string}
                     */
                    decision: "recall" | "no-recall";
                    /**
                     * Format: date
                     * @description The day of the decision. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
                     */
                    decidedOn: string;
                }[];
                /**
                 * Format: uri-reference
                 * @description Where all of them are listed.
                 */
                cases: string;
            }[];
            /** @description Send it as `cursor` for the next page; absent on the last. */
            next?: string;
        };
        /** @description One limb of the threshold. */
        LimbFinding: {
            limb: string;
            /** @description Settled exactly when every completion of the missing facts gives this answer. */
            finding: {
                /** @enum {string} */
                answer: "met" | "not-met" | "unknown";
                /** @description The answers still possible. */
                possible?: ("met" | "not-met")[];
                /** @description The facts that separate them. */
                separatedBy?: components["schemas"]["FactReference"][];
                /** @description Rules that determined the answer, or that could still determine it. */
                rules: string[];
            };
            /**
             * @description How far the statement of law or practice has been checked.
             * @enum {string}
             */
            verification: "statute" | "official-form" | "practice" | "inference" | "unverified";
        };
        /** @description The process answers. */
        Liveness: {
            /** @enum {string} */
            status: "up";
        };
        /** @description Every key that has signed checkpoints of this log. What counts is the key that the reader was given some other way. */
        LogKeys: {
            /** @description Name of the log, the first line of each checkpoint. */
            origin: string;
            /** @description Oldest first. */
            keys: {
                /** @description C2SP verifier key: name of the log, key id, and public Ed25519 key. */
                verifierKey: string;
                /**
                 * Format: date-time
                 * @description When it was first used. In UTC with milliseconds, as YYYY-MM-DDTHH:MM:SS.sssZ.
                 */
                recordedAt: string;
                /** @description Whether new checkpoints are signed with it. */
                inUse: boolean;
            }[];
        };
        /** @description A document as far as this service can make it from what people recorded. The case system completes it and keeps the final one. */
        MadeDocument: {
            /** @enum {string} */
            kind: "decision-not-to-recall-letter" | "licence-compliance-letter" | "recall-request" | "notice-of-reasons" | "handover";
            /**
             * Format: uuid
             * @description The consideration it is made from.
             */
            considerationId: string;
            /**
             * Format: uuid
             * @description The licence it is about.
             */
            licenceId: string;
            /**
             * @description For whose eyes it is written. One for a professional may still be read by the person.
             * @enum {string}
             */
            reader: "person" | "professional";
            /**
             * @description The decision that it tells of.
             * @enum {string}
             */
            decision: "recall" | "no-recall";
            /** @description The version of the consideration. */
            considerationVersion: number;
            /**
             * Format: date-time
             * @description When it was made. In UTC with milliseconds, as YYYY-MM-DDTHH:MM:SS.sssZ.
             */
            madeAt: string;
            /** @description Whether nothing waits to be cleared for the person, and the law leaves nothing open. What the case system always completes (`not-held-here`, `about-somebody-else`, `own-words-needed`) does not count here: it stands in `gaps`. */
            complete: boolean;
            /** @description What is missing, by section. */
            gaps: components["schemas"]["DocumentGap"][];
            /** @description Whether something relied on is withheld from the person: take legal advice before the document is used. */
            legalAdvice: boolean;
            page: components["schemas"]["Page"];
        };
        /** @description Whether it can be managed in the community, and with what. */
        Manageable: {
            /** @enum {string} */
            answer: "yes" | "no" | "unknown";
            /** @description Why, in words. */
            reason?: string;
            /** @description Who gives the answer. */
            madeBy?: string;
            /**
             * Format: date
             * @description When it was given. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
             */
            on?: string;
            /** @description What the answer rests on. */
            restsOn?: {
                /** @description Ids of events. */
                events?: string[];
                /** @description Assessments or other records. */
                assessments?: string[];
            };
            with?: ("no-enforcement" | "discuss-and-record" | "licence-compliance-letter" | "change-supervision" | "refer-or-treat" | "vary-conditions" | "intensive-alternative")[];
            /**
             * @description Serious harm is imminent and nothing available now would contain it.
             * @enum {string}
             */
            nothingAvailableNowWouldContainIt?: "yes" | "no" | "unknown";
        };
        /** @description Multi-agency public protection arrangements. `none` is a checked answer; left out means not known. */
        Mappa: {
            /** @enum {string} */
            status: "none";
            /** @description Who checked. */
            checkedBy?: string;
            /**
             * Format: date
             * @description When it was checked. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
             */
            checkedOn?: string;
        } | {
            /** @enum {string} */
            status: "managed";
            /**
             * @description MAPPA category.
             * @enum {integer}
             */
            category?: 1 | 2 | 3 | 4;
            /**
             * @description MAPPA level.
             * @enum {integer}
             */
            level?: 1 | 2 | 3;
            /** @description Who checked. */
            checkedBy?: string;
            /**
             * Format: date
             * @description When it was checked. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
             */
            checkedOn?: string;
        };
        /** @description Multi-agency public protection arrangements. `none` is a checked answer; left out means not known. */
        MappaInputs: {
            /** @enum {string} */
            status: "none";
        } | {
            /** @enum {string} */
            status: "managed";
            /**
             * @description MAPPA category.
             * @enum {integer}
             */
            category?: 1 | 2 | 3 | 4;
            /**
             * @description MAPPA level.
             * @enum {integer}
             */
            level?: 1 | 2 | 3;
        };
        /** @description What a person says of a lesser measure. */
        Measure: {
            /** @description Why, in words. */
            reason?: string;
            /** @description Who gives the answer. */
            madeBy?: string;
            /**
             * Format: date
             * @description When it was given. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
             */
            on?: string;
            /** @description What the answer rests on. */
            restsOn?: {
                /** @description Ids of events. */
                events?: string[];
                /** @description Assessments or other records. */
                assessments?: string[];
            };
            /** @enum {string} */
            state: "adequate" | "in-place" | "tried" | "failing" | "inadequate" | "not-available" | "not-considered";
        };
        /** @description What a person says of a lesser measure. */
        MeasureInputs: {
            /** @description Whether the person gave reasons in words. */
            reasoned?: boolean;
            /** @description Whether the answer names its maker. */
            named?: boolean;
            /**
             * Format: date
             * @description When it was given. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
             */
            on?: string;
            /** @description Ids of the events it rests on. */
            restsOnEvents?: string[];
            /** @description Whether it names assessments or other records. */
            restsOnAssessments?: boolean;
            /** @enum {string} */
            state?: "adequate" | "in-place" | "tried" | "failing" | "inadequate" | "not-available" | "not-considered";
        };
        /** @description One way of carrying out a measure that the events or needs of the case point to. */
        MeasureOption: {
            option: string;
            /** @description Events whose type points to it. */
            forEvents: string[];
            /** @description Recorded needs that point to it. */
            forNeeds: ("suicide-or-self-harm" | "relationship-breakdown" | "domestic-abuse" | "drug-or-alcohol-use" | "being-bullied" | "at-risk-from-others" | "safeguarding-concerns" | "mental-health" | "physical-health" | "medication" | "bereavement" | "learning-difficulties" | "physical-disabilities" | "pregnancy" | "care-of-children" | "language-or-culture" | "housing")[];
            /**
             * @description How far the statement of law or practice has been checked.
             * @enum {string}
             */
            verification: "statute" | "official-form" | "practice" | "inference" | "unverified";
        };
        /** @description The lesser measures, least intrusive first. */
        Measures: {
            "no-enforcement"?: components["schemas"]["Measure"];
            "discuss-and-record"?: components["schemas"]["Measure"];
            "licence-compliance-letter"?: components["schemas"]["Measure"];
            "change-supervision"?: components["schemas"]["Measure"];
            "refer-or-treat"?: components["schemas"]["Measure"];
            "vary-conditions"?: components["schemas"]["Measure"];
            "intensive-alternative"?: components["schemas"]["Measure"];
        };
        /** @description A fact that could change an answer. */
        MissingFact: {
            fact: string;
            subject?: string;
            /** @description Where in the input it would be given. */
            input: string;
            /** @description Who usually holds it. */
            heldBy: string;
            /** @description The questions whose answers it separates. */
            separates: string[];
        };
        /** @description Checks of equipment behind an alert: `true` explains the alert, `false` rules that explanation out, left out is not yet checked. */
        MonitoringChecks: {
            equipmentFault?: boolean;
            signalLost?: boolean;
            chargeHistoryExplains?: boolean;
            noAccessToPower?: boolean;
        };
        /** @description What the source records of the person for monitoring, as a whole: it takes the place of what was sent before. A member that the source does not have is left out. */
        MonitoringRequest: {
            /** @description Id of the licence whose person it is about. */
            licenceId: string;
            /**
             * @description As the source records it.
             * @enum {string}
             */
            sex?: "female" | "male";
            /**
             * @description One of the five groups of the published figures, or `not-stated` where the person chose not to say.
             * @enum {string}
             */
            ethnicity?: "asian" | "black" | "mixed" | "white" | "other" | "not-stated";
            /**
             * @description Whether the person has said to have one; `not-stated` where the person chose not to say.
             * @enum {string}
             */
            disability?: "yes" | "no" | "not-stated";
        };
        /** @description One question of recall, with the judgement where it is already known. */
        NewConsideration: {
            /** @description Why recall is being considered, in words. */
            question: string;
            /** @description Ids of the events that prompted it. Every known event of the licence is weighed all the same. */
            promptedBy?: string[];
            judgement?: components["schemas"]["JudgementContent"];
        };
        /** @description What somebody concludes of facts that came after the opening, a proposal or a decision. */
        NewFactsReviewContent: {
            /**
             * @description `stands`: what was opened, proposed or decided stands. `reopened`: it is proposed and decided again. `does-not-stand`: once a recall was sent, or the consideration closed, that it would not be decided so again; nothing is called back by it.
             * @enum {string}
             */
            conclusion: "stands" | "reopened" | "does-not-stand";
            /** @description Why, in words. */
            text: string;
        };
        /** @description Reliance on a rise of risk without a breach. */
        NoBreachEscalation: {
            /** @description Why, in words. */
            reason?: string;
            /** @description Who gives the answer. */
            madeBy?: string;
            /**
             * Format: date
             * @description When it was given. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
             */
            on?: string;
            /** @description What the answer rests on. */
            restsOn?: {
                /** @description Ids of events. */
                events?: string[];
                /** @description Assessments or other records. */
                assessments?: string[];
            };
            /** @description Whether a person relies on it. */
            reliedOn: boolean;
            /** @description What was checked. */
            checked?: string;
            /**
             * @description Whether the person was contacted.
             * @enum {string}
             */
            personContacted?: "yes" | "no";
        };
        /** @description An answer that was not given, and the first condition that stood against it. */
        NotChosen: {
            /** @enum {string} */
            question: "response" | "measure" | "recall-type";
            /** @description The response, measure or type that was not chosen. */
            answer: string;
            /** @description Its name in words. */
            name: string;
            /** @description What stood against it, in a whole sentence. */
            says: string;
            /**
             * @description `failed`: a condition was not met. `open`: a fact is missing. `not-in-force`: no rule of the law of that day gives it.
             * @enum {string}
             */
            because: "failed" | "open" | "not-in-force";
            rule?: string;
            first?: components["schemas"]["ReliedOnFact"];
        };
        /** @description What the service notes with every step: what the rules had said by then, and what was known. */
        Noted: {
            /** @description It blocks nothing: without a run, or with one that is stale or expired, people decide all the same. */
            machine: {
                /** @enum {string} */
                said: "nothing";
            } | {
                /** @enum {string} */
                said: "answer";
                /**
                 * Format: uuid
                 * @description The run.
                 */
                recommendation: string;
                /** @description SHA-256 of the run. */
                contentHash: string;
                ruleBook: components["schemas"]["RuleBookReference"];
                /** @description `supported`, `not-supported` or `unknown`. */
                recall: string;
                /** @description The least that would do, by the run. */
                response: string;
                /**
                 * @description How the run stood then to what was known.
                 * @enum {string}
                 */
                standing: "current" | "stale" | "expired" | "overtaken";
                /** @description Whether its answer had been shown to whoever took the step. */
                shown: boolean;
            };
            /** @description Versions that were known. */
            known: {
                /** @description Version of the licence. */
                licenceVersion: number;
                events: {
                    /**
                     * Format: uuid
                     * @description Its id.
                     */
                    id: string;
                    /** @description Its version. */
                    version: number;
                }[];
                /** @description Version of the judgement, where there is one: that of the consideration which the judgement made. One recorded at the opening is version 1. */
                judgementVersion?: number;
                /** @description The recall that the person is under, where one has been reported. */
                recall?: {
                    /**
                     * Format: uuid
                     * @description Its id.
                     */
                    id: string;
                    /** @description Its version. */
                    version: number;
                };
            };
        };
        /** @description An offence of which the person was convicted. */
        Offence: {
            /** @description The offence in words. */
            description: string;
            /**
             * Format: date
             * @description When it was committed. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
             */
            date?: string;
            /** @description Whether it was an offence of violence. */
            violent?: boolean;
            /** @description Whether it was a sexual offence. */
            sexual?: boolean;
        };
        /** @description An offence of which the person was convicted, without its words. */
        OffenceInputs: {
            /**
             * Format: date
             * @description When it was committed. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
             */
            date?: string;
            /** @description Whether it was an offence of violence. */
            violent?: boolean;
            /** @description Whether it was a sexual offence. */
            sexual?: boolean;
        };
        /** @description Why the step is taken outside the usual flow. A decision taken so is countersigned later. */
        OutsideUsualFlow: {
            /**
             * @description Outside office hours, or by the approved premises in which the person lives.
             * @enum {string}
             */
            circumstance: "out-of-hours" | "approved-premises";
            /** @description Why it cannot wait for the usual flow. */
            why: string;
        };
        /** @description A page in whole sentences, without mark-up. */
        Page: {
            /** @description BCP 47. */
            language: string;
            /** @description Its title. */
            title: string;
            /**
             * @description It is meant for one sheet of A4.
             * @enum {boolean}
             */
            onOneSheet?: true;
            /** @description What the page is, and what it is not: above everything else. */
            lead: components["schemas"]["PageBlock"][];
            sections: components["schemas"]["PageSection"][];
        };
        /** @description A block of a page, by `kind`. */
        PageBlock: {
            /** @enum {string} */
            kind: "paragraph";
            /** @description What it says. */
            text: string;
        } | {
            /** @enum {string} */
            kind: "warning";
            /** @description What it says. */
            text: string;
        } | {
            /** @enum {string} */
            kind: "list";
            items: components["schemas"]["PageItem"][];
        } | {
            /** @enum {string} */
            kind: "facts";
            facts: {
                /** @description The name. */
                name: string;
                /** @description The value. */
                value: string;
            }[];
        } | {
            /** @enum {string} */
            kind: "table";
            /** @description What the table is of. */
            caption: string;
            columns: string[];
            rows: string[][];
        } | {
            /** @enum {string} */
            kind: "blank";
            /** @description What belongs there. */
            name: string;
            /** @description What whoever completes the document is asked for. */
            asks: string;
        };
        /** @description An item of a list, with items of its own where what it says has parts. */
        PageItem: {
            /** @description What it says. */
            text: string;
            items?: components["schemas"]["PageItem"][];
        };
        /** @description A section of a page. */
        PageSection: {
            /** @description Stable, unique within the page. */
            id: string;
            /** @description Its heading. */
            heading: string;
            blocks: components["schemas"]["PageBlock"][];
            sections?: components["schemas"]["PageSection"][];
        };
        /** @description The period of one kind of recall. */
        PeriodAnswer: {
            /** @enum {string} */
            kind: "fixed-term" | "standard" | "section-32" | "home-detention-curfew";
            /** @description Length of the fixed term, in days. */
            lengthDays?: number;
            /**
             * @description `issued`: the recall as reported; `converted`, `withdrawn`: what became of it.
             * @enum {string}
             */
            basis: "issued" | "open" | "possible" | "converted" | "withdrawn";
            /** @description Settled exactly when every completion of the missing facts gives this answer. */
            rule: {
                /** @enum {string} */
                answer: "plain-days" | "later-of-days-and-custodial-period" | "later-of-days-and-tranche" | "normal-release-date" | "no-automatic-release" | "refer-to-specialist" | "unknown";
                /** @description The answers still possible. */
                possible?: ("plain-days" | "later-of-days-and-custodial-period" | "later-of-days-and-tranche" | "normal-release-date" | "no-automatic-release" | "refer-to-specialist")[];
                /** @description The facts that separate them. */
                separatedBy?: components["schemas"]["FactReference"][];
                /** @description Rules that determined the answer, or that could still determine it. */
                rules: string[];
            };
            release: components["schemas"]["ReleaseAnswer"];
            /** @description Each step of the count, in order. */
            steps: components["schemas"]["PeriodStep"][];
        };
        /** @description One step of the count towards a release date. */
        PeriodStep: {
            step: string;
            /** @description Days that the step counts or adds. */
            days?: number;
            /**
             * Format: date
             * @description The day that the step arrives at.
             */
            date?: string;
        };
        /** @description The person on licence. */
        Person: {
            /**
             * @description Case reference number (CRN): a letter and six digits.
             * @example X000001
             */
            crn: string;
            /**
             * @description NOMS number (prison number): a letter, four digits and two letters.
             * @example A0001AA
             */
            nomsNumber?: string;
            /**
             * Format: date
             * @description Date of birth; read only where statute tests age. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
             */
            dateOfBirth?: string;
        };
        /** @description A predictor of reoffending, as scored elsewhere. */
        Predictor: {
            /** @description Name of the predictor. */
            tool: string;
            /** @description Its version. */
            version?: string;
            /** @description The band given. */
            band?: string;
            score?: number;
            /**
             * Format: date
             * @description Day of the score. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
             */
            on?: string;
        };
        /** @description A problem (RFC 9457), with the members that HMPPS services carry. */
        Problem: {
            /**
             * Format: uri-reference
             * @description Leads to the page about this kind of problem.
             */
            type: string;
            title: string;
            status: number;
            detail: string;
            /** @description The correlation id as a URN; never the address of the request. */
            instance: string;
            /** @description Every fault found. */
            errors?: components["schemas"]["Fault"][];
            /** @description The last part of `type`. */
            errorCode: string;
            /** @description May be shown to a person. */
            userMessage: string;
            developerMessage: string;
        };
        /** @description One of the four questions of proportionality. */
        ProportionalityAnswer: {
            /** @enum {string} */
            question: "aim" | "rational-connection" | "less-intrusive" | "fair-balance";
            /** @description Settled exactly when every completion of the missing facts gives this answer. */
            finding: {
                /** @enum {string} */
                answer: "yes" | "no" | "unknown";
                /** @description The answers still possible. */
                possible?: ("yes" | "no")[];
                /** @description The facts that separate them. */
                separatedBy?: components["schemas"]["FactReference"][];
                /** @description Rules that determined the answer, or that could still determine it. */
                rules: string[];
            };
        };
        /** @description The four questions of proportionality, the lesser measures, and what recall would cost in days. */
        ProportionalityStatement: {
            questions: {
                /** @enum {string} */
                question: "aim" | "rational-connection" | "less-intrusive" | "fair-balance";
                /** @description The question in words. */
                asks: string;
                /** @description The code of the answer. */
                answer: string;
                /** @description The answer in a whole sentence. */
                says: string;
            }[];
            /** @description Least intrusive first. */
            measures: {
                /** @enum {string} */
                measure: "no-enforcement" | "discuss-and-record" | "licence-compliance-letter" | "change-supervision" | "refer-or-treat" | "vary-conditions" | "intensive-alternative";
                /** @description Its name in words. */
                name: string;
                /** @description The code of the verdict. */
                verdict: string;
                /** @description The verdict in a whole sentence. */
                says: string;
                /** @description What points to it, in words: events by name and day, and recorded needs. */
                promptedBy: string[];
                options: {
                    option: string;
                    /** @description Events whose type points to it. */
                    forEvents: string[];
                    /** @description Recorded needs that point to it. */
                    forNeeds: ("suicide-or-self-harm" | "relationship-breakdown" | "domestic-abuse" | "drug-or-alcohol-use" | "being-bullied" | "at-risk-from-others" | "safeguarding-concerns" | "mental-health" | "physical-health" | "medication" | "bereavement" | "learning-difficulties" | "physical-disabilities" | "pregnancy" | "care-of-children" | "language-or-culture" | "housing")[];
                    /**
                     * @description How far the statement of law or practice has been checked.
                     * @enum {string}
                     */
                    verification: "statute" | "official-form" | "practice" | "inference" | "unverified";
                    /** @description Its name in words. */
                    name: string;
                }[];
                /**
                 * Format: date
                 * @description When somebody said so. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
                 */
                on?: string;
                /**
                 * @description Needed and not available: a shortfall of service, never the failing of the person.
                 * @enum {boolean}
                 */
                shortfallOfService?: true;
            }[];
            custody: {
                /** @description The kind of recall. */
                kind: string;
                /** @description Its name in words. */
                name: string;
                /** @description Days in custody, where the law fixes them. */
                lengthDays?: number;
                /** @description In a whole sentence. */
                says: string;
                /**
                 * @description How far the statement of law or practice has been checked.
                 * @enum {string}
                 */
                verification: "statute" | "official-form" | "practice" | "inference" | "unverified";
            }[];
        };
        /** @description The practitioner’s own proposal, written before an answer of the rules is shown. */
        ProposalContent: {
            /**
             * @description Recall, or a decision not to recall. Both ask for the same.
             * @enum {string}
             */
            proposes: "recall" | "no-recall";
            /** @description Why, in words. */
            reasons: string;
            /** @description How urgent the case is, as the practitioner answers it: it sets the order of the queue. */
            urgency: {
                /**
                 * @description `unknown` is an answer, and comes before `standard`.
                 * @enum {string}
                 */
                answer: "emergency" | "unknown" | "standard";
                /** @description Why, in words. */
                reason: string;
            };
            context?: components["schemas"]["WorkContext"];
        };
        /** @description Stale, contradictory or incomplete input. */
        QualityFinding: {
            finding: string;
            /** @enum {string} */
            severity: "contradiction" | "gap" | "note";
            subjects: string[];
            /** @description Age in days of what is stale. */
            ageDays?: number;
            rule: string;
        };
        /** @description A recall as reported by the service that made it. What is left out has not been reported. */
        RecallContent: {
            /** @description The consideration it came from. */
            considerationId?: string;
            /**
             * @description Criminal Justice Act 2003 s.254 or s.255, or Crime (Sentences) Act 1997 s.32.
             * @enum {string}
             */
            power: "section-254" | "section-255" | "section-32";
            /** @description Ids of the events relied on. */
            eventsReliedOn?: string[];
            /** @description Raw recall reasons, confirmed by a person. */
            reasons?: ("poor-behaviour-further-offence" | "elm-further-offence" | "poor-behaviour-non-compliance" | "failed-keep-in-touch" | "failed-reside" | "poor-behaviour-drugs" | "poor-behaviour-alcohol" | "poor-behaviour-relationships" | "failed-home-visit" | "failed-work-as-approved" | "travelling-outside-uk" | "breach-exclusion-zone" | "elm-breach-exclusion-zone" | "elm-breach-non-curfew-condition" | "elm-equipment-tamper" | "elm-failure-charge-battery" | "other" | "hdc-time-violation" | "hdc-inability-to-monitor" | "hdc-failed-installation" | "hdc-equipment-tamper")[];
            /** @description Who confirmed the reasons. */
            reasonsConfirmedBy?: string;
            /**
             * @description Type as issued.
             * @enum {string}
             */
            type?: "fixed-term" | "standard";
            /**
             * @description Length of a fixed term as issued, in days.
             * @enum {integer}
             */
            lengthDays?: 14 | 28 | 56;
            /**
             * Format: date
             * @description When the licence was revoked: chooses the law of the recall. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
             */
            revokedOn?: string;
            /**
             * Format: date
             * @description When the request was sent. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
             */
            sentOn?: string;
            /**
             * Format: date
             * @description When recall was refused. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
             */
            refusedOn?: string;
            /**
             * Format: date
             * @description First day on which the person was unlawfully at large after revocation (Criminal Justice Act 2003 s.254(6)). A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
             */
            atLargeFrom?: string;
            laterDetermination?: components["schemas"]["Determination"];
            /**
             * Format: date
             * @description First day back in custody: day 1 of a fixed term. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
             */
            returnedToCustodyOn?: string;
            /** @description Days unlawfully at large between revocation and return; counted from those days when left out. */
            daysAtLargeBeforeReturn?: number;
            /** @description Days unlawfully at large after return; left out means that none were reported. */
            daysAtLargeAfterReturn?: number;
            /** @description Additional days awarded after return, net; left out means that none were reported. */
            addedDaysAfterReturn?: number;
            /**
             * @description Whether the person was charged after being recalled, and with what.
             * @enum {string}
             */
            chargedAfterRecall?: "none" | "other-offence" | "serious-offence";
            /** @description Whether the person was taken out of automatic release (s.255BA(9)(b)). */
            removedFromAutomaticRelease?: boolean;
            /**
             * Format: date
             * @description When the recall was cancelled. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
             */
            cancelledOn?: string;
            /**
             * Format: date
             * @description When the person was released again. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
             */
            reReleasedOn?: string;
            /**
             * Format: date
             * @description When the person died. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
             */
            diedOn?: string;
            /** @description Says that an earlier report of the power, type, length or day of the revocation was wrong. Without it none of these changes once the licence is revoked. */
            correction?: {
                /** @description What was wrong, and how that is known. */
                reason: string;
            };
        };
        /** @description A recall that has been made, as the rules read it: acts and their days. */
        RecallInputs: {
            /**
             * @description Criminal Justice Act 2003 s.254 or s.255, or Crime (Sentences) Act 1997 s.32.
             * @enum {string}
             */
            power?: "section-254" | "section-255" | "section-32";
            /**
             * @description Type as issued.
             * @enum {string}
             */
            type?: "fixed-term" | "standard";
            /**
             * @description Length of a fixed term as issued, in days.
             * @enum {integer}
             */
            lengthDays?: 14 | 28 | 56;
            /**
             * Format: date
             * @description When the licence was revoked: chooses the law of the recall. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
             */
            revokedOn?: string;
            /** @description That the person is no longer suitable for automatic release (s.255B(8)-(9)). */
            laterDetermination?: {
                /** @description Whether a determination was made. */
                made: boolean;
            };
            /**
             * Format: date
             * @description First day back in custody: day 1 of a fixed term. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
             */
            returnedToCustodyOn?: string;
            /** @description Days unlawfully at large between revocation and return; counted from those days when left out. */
            daysAtLargeBeforeReturn?: number;
            /** @description Days unlawfully at large after return; left out means that none were reported. */
            daysAtLargeAfterReturn?: number;
            /** @description Additional days awarded after return, net; left out means that none were reported. */
            addedDaysAfterReturn?: number;
            /**
             * @description Whether the person was charged after being recalled, and with what.
             * @enum {string}
             */
            chargedAfterRecall?: "none" | "other-offence" | "serious-offence";
            /** @description Whether the person was taken out of automatic release (s.255BA(9)(b)). */
            removedFromAutomaticRelease?: boolean;
            /**
             * Format: date
             * @description When the recall was cancelled. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
             */
            cancelledOn?: string;
            /**
             * Format: date
             * @description When the person was released again. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
             */
            reReleasedOn?: string;
            /**
             * Format: date
             * @description When the person died. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
             */
            diedOn?: string;
        };
        /** @description Reasons of recall in the published categories, by the quarter of revocation, always with both shares and what each is of. */
        RecallReasonFigures: {
            /**
             * @description What is counted: not all cases that there are, and no national statistics.
             * @enum {string}
             */
            label: "cases put to this service";
            /** @description How far the log is counted. */
            countedUpTo: {
                /** @description Entries counted. */
                index: number;
                /**
                 * Format: date-time
                 * @description When the last of them was recorded. In UTC with milliseconds, as YYYY-MM-DDTHH:MM:SS.sssZ.
                 */
                at?: string;
                /** @description Whether the figures are being made anew: until then some are of before. */
                recounting: boolean;
            };
            definitions: {
                /** @description The word. */
                term: string;
                /** @description What it means. */
                meaning: string;
            }[];
            /** @description Every quarter by itself, the earliest first. */
            quarters: {
                /** @description The quarter of the calendar, such as `2024-Q2`. */
                quarter: string;
                /**
                 * Format: date
                 * @description Its first day. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
                 */
                from: string;
                /**
                 * Format: date
                 * @description The day after its last. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
                 */
                until: string;
                /** @description Breaks of the series that lie in it, oldest first. */
                seriesBreaks: components["schemas"]["SeriesBreak"][];
                /** @description Revoked recalls, with and without confirmed reasons. Not shown where either is not. */
                revoked: {
                    /** @description How many. */
                    count: number;
                    /**
                     * Format: uri-reference
                     * @description Where the cases that it counts are listed, for those with the permission `statistics:trace`. Left out where the list would say of each of them which group of persons it is in.
                     */
                    cases?: string;
                } | {
                    /** @enum {boolean} */
                    suppressed: true;
                    /**
                     * Format: uri-reference
                     * @description Where the cases that it counts are listed, for those with the permission `statistics:trace`. Left out where the list would say of each of them which group of persons it is in.
                     */
                    cases?: string;
                };
                /** @description Recalls with confirmed reasons: what `shareOfRecalls` is of. */
                recalls: {
                    /** @description How many. */
                    count: number;
                    /**
                     * Format: uri-reference
                     * @description Where the cases that it counts are listed, for those with the permission `statistics:trace`. Left out where the list would say of each of them which group of persons it is in.
                     */
                    cases?: string;
                } | {
                    /** @enum {boolean} */
                    suppressed: true;
                    /**
                     * Format: uri-reference
                     * @description Where the cases that it counts are listed, for those with the permission `statistics:trace`. Left out where the list would say of each of them which group of persons it is in.
                     */
                    cases?: string;
                };
                /** @description Reasons, each category once for each recall: what `shareOfReasons` is of. */
                reasons: {
                    /** @description How many. */
                    count: number;
                    /**
                     * Format: uri-reference
                     * @description Where the cases that it counts are listed, for those with the permission `statistics:trace`. Left out where the list would say of each of them which group of persons it is in.
                     */
                    cases?: string;
                } | {
                    /** @enum {boolean} */
                    suppressed: true;
                    /**
                     * Format: uri-reference
                     * @description Where the cases that it counts are listed, for those with the permission `statistics:trace`. Left out where the list would say of each of them which group of persons it is in.
                     */
                    cases?: string;
                };
                /** @description Revoked recalls of which nobody has confirmed the reasons: in no share. */
                withoutConfirmedReasons: {
                    /** @description How many. */
                    count: number;
                    /**
                     * Format: uri-reference
                     * @description Where the cases that it counts are listed, for those with the permission `statistics:trace`. Left out where the list would say of each of them which group of persons it is in.
                     */
                    cases?: string;
                } | {
                    /** @enum {boolean} */
                    suppressed: true;
                    /**
                     * Format: uri-reference
                     * @description Where the cases that it counts are listed, for those with the permission `statistics:trace`. Left out where the list would say of each of them which group of persons it is in.
                     */
                    cases?: string;
                };
                /** @description The 12 published categories, in published order. */
                categories: ({
                    /**
                     * @description Its code.
                     * @enum {string}
                     */
                    category: "facing-further-charge" | "non-compliance" | "failed-to-keep-in-touch" | "failed-to-reside" | "drugs-alcohol" | "poor-behaviour-relationships" | "hdc-time-violation" | "hdc-inability-to-monitor" | "failed-home-visit" | "hdc-failed-installation" | "hdc-equipment-tamper" | "other";
                    /** @description As it is printed. */
                    label: string;
                    /** @description From 0 to 1, to four places, of `recalls`. Left out where either is not shown. */
                    shareOfRecalls?: number;
                    /** @description Recalls with confirmed reasons. */
                    recalls?: number;
                    /** @description From 0 to 1, to four places, of `reasons`. Left out where either is not shown. */
                    shareOfReasons?: number;
                    /** @description Reasons of them. */
                    reasons?: number;
                    /** @description How many. */
                    count: number;
                    /**
                     * Format: uri-reference
                     * @description Where the cases that it counts are listed, for those with the permission `statistics:trace`. Left out where the list would say of each of them which group of persons it is in.
                     */
                    cases?: string;
                } | {
                    /**
                     * @description Its code.
                     * @enum {string}
                     */
                    category: "facing-further-charge" | "non-compliance" | "failed-to-keep-in-touch" | "failed-to-reside" | "drugs-alcohol" | "poor-behaviour-relationships" | "hdc-time-violation" | "hdc-inability-to-monitor" | "failed-home-visit" | "hdc-failed-installation" | "hdc-equipment-tamper" | "other";
                    /** @description As it is printed. */
                    label: string;
                    /** @description From 0 to 1, to four places, of `recalls`. Left out where either is not shown. */
                    shareOfRecalls?: number;
                    /** @description Recalls with confirmed reasons. */
                    recalls?: number;
                    /** @description From 0 to 1, to four places, of `reasons`. Left out where either is not shown. */
                    shareOfReasons?: number;
                    /** @description Reasons of them. */
                    reasons?: number;
                    /** @enum {boolean} */
                    suppressed: true;
                    /**
                     * Format: uri-reference
                     * @description Where the cases that it counts are listed, for those with the permission `statistics:trace`. Left out where the list would say of each of them which group of persons it is in.
                     */
                    cases?: string;
                })[];
                /** @description Recalls among those revoked that were cancelled afterwards. They stay counted. */
                cancelledSince: {
                    /** @description How many. */
                    count: number;
                    /**
                     * Format: uri-reference
                     * @description Where the cases that it counts are listed, for those with the permission `statistics:trace`. Left out where the list would say of each of them which group of persons it is in.
                     */
                    cases?: string;
                } | {
                    /** @enum {boolean} */
                    suppressed: true;
                    /**
                     * Format: uri-reference
                     * @description Where the cases that it counts are listed, for those with the permission `statistics:trace`. Left out where the list would say of each of them which group of persons it is in.
                     */
                    cases?: string;
                };
                /** @description Why the two shares of one category differ. */
                whyTheSharesDiffer: string[];
                /** @description Recalls by what their events were taken together. */
                conduct: {
                    /** @description What it is of, and what it must not be compared with. */
                    note: string;
                    figures: ({
                        /** @description Its code. */
                        code: string;
                        /** @description From 0 to 1, to four places, of `of`. Left out where either is not shown. */
                        share?: number;
                        /** @description What the share is of. */
                        of?: number;
                        /** @description How many. */
                        count: number;
                        /**
                         * Format: uri-reference
                         * @description Where the cases that it counts are listed, for those with the permission `statistics:trace`. Left out where the list would say of each of them which group of persons it is in.
                         */
                        cases?: string;
                    } | {
                        /** @description Its code. */
                        code: string;
                        /** @description From 0 to 1, to four places, of `of`. Left out where either is not shown. */
                        share?: number;
                        /** @description What the share is of. */
                        of?: number;
                        /** @enum {boolean} */
                        suppressed: true;
                        /**
                         * Format: uri-reference
                         * @description Where the cases that it counts are listed, for those with the permission `statistics:trace`. Left out where the list would say of each of them which group of persons it is in.
                         */
                        cases?: string;
                    })[];
                };
                /** @description Recalls by how far the criminal process had gone: alleged, charged or established; `no-further-offending` only where the conduct is known, `unknown` where it is not. */
                furtherOffending: {
                    /** @description What it is of, and what it must not be compared with. */
                    note: string;
                    figures: ({
                        /** @description Its code. */
                        code: string;
                        /** @description From 0 to 1, to four places, of `of`. Left out where either is not shown. */
                        share?: number;
                        /** @description What the share is of. */
                        of?: number;
                        /** @description How many. */
                        count: number;
                        /**
                         * Format: uri-reference
                         * @description Where the cases that it counts are listed, for those with the permission `statistics:trace`. Left out where the list would say of each of them which group of persons it is in.
                         */
                        cases?: string;
                    } | {
                        /** @description Its code. */
                        code: string;
                        /** @description From 0 to 1, to four places, of `of`. Left out where either is not shown. */
                        share?: number;
                        /** @description What the share is of. */
                        of?: number;
                        /** @enum {boolean} */
                        suppressed: true;
                        /**
                         * Format: uri-reference
                         * @description Where the cases that it counts are listed, for those with the permission `statistics:trace`. Left out where the list would say of each of them which group of persons it is in.
                         */
                        cases?: string;
                    })[];
                };
                /** @description Recalls by type and, of the fixed term, length in days as issued; `not-reported` where nobody reported a type. */
                issued: {
                    /** @description What it is of, and what it must not be compared with. */
                    note: string;
                    figures: ({
                        /** @description Its code. */
                        code: string;
                        /** @description From 0 to 1, to four places, of `of`. Left out where either is not shown. */
                        share?: number;
                        /** @description What the share is of. */
                        of?: number;
                        /** @description How many. */
                        count: number;
                        /**
                         * Format: uri-reference
                         * @description Where the cases that it counts are listed, for those with the permission `statistics:trace`. Left out where the list would say of each of them which group of persons it is in.
                         */
                        cases?: string;
                    } | {
                        /** @description Its code. */
                        code: string;
                        /** @description From 0 to 1, to four places, of `of`. Left out where either is not shown. */
                        share?: number;
                        /** @description What the share is of. */
                        of?: number;
                        /** @enum {boolean} */
                        suppressed: true;
                        /**
                         * Format: uri-reference
                         * @description Where the cases that it counts are listed, for those with the permission `statistics:trace`. Left out where the list would say of each of them which group of persons it is in.
                         */
                        cases?: string;
                    })[];
                };
                /** @description The same by group. */
                breakdown?: {
                    /**
                     * @description What the groups are made of.
                     * @enum {string}
                     */
                    by: "sentence-group" | "region" | "sex" | "ethnicity";
                    /** @description Whether nothing of it can be shown without showing somebody. */
                    withheld: boolean;
                    groups: {
                        /** @description The group. */
                        group: string;
                        /** @description Revoked recalls, with and without confirmed reasons. Not shown where either is not. */
                        revoked: {
                            /** @description How many. */
                            count: number;
                            /**
                             * Format: uri-reference
                             * @description Where the cases that it counts are listed, for those with the permission `statistics:trace`. Left out where the list would say of each of them which group of persons it is in.
                             */
                            cases?: string;
                        } | {
                            /** @enum {boolean} */
                            suppressed: true;
                            /**
                             * Format: uri-reference
                             * @description Where the cases that it counts are listed, for those with the permission `statistics:trace`. Left out where the list would say of each of them which group of persons it is in.
                             */
                            cases?: string;
                        };
                        /** @description Recalls with confirmed reasons: what `shareOfRecalls` is of. */
                        recalls: {
                            /** @description How many. */
                            count: number;
                            /**
                             * Format: uri-reference
                             * @description Where the cases that it counts are listed, for those with the permission `statistics:trace`. Left out where the list would say of each of them which group of persons it is in.
                             */
                            cases?: string;
                        } | {
                            /** @enum {boolean} */
                            suppressed: true;
                            /**
                             * Format: uri-reference
                             * @description Where the cases that it counts are listed, for those with the permission `statistics:trace`. Left out where the list would say of each of them which group of persons it is in.
                             */
                            cases?: string;
                        };
                        /** @description Reasons, each category once for each recall: what `shareOfReasons` is of. */
                        reasons: {
                            /** @description How many. */
                            count: number;
                            /**
                             * Format: uri-reference
                             * @description Where the cases that it counts are listed, for those with the permission `statistics:trace`. Left out where the list would say of each of them which group of persons it is in.
                             */
                            cases?: string;
                        } | {
                            /** @enum {boolean} */
                            suppressed: true;
                            /**
                             * Format: uri-reference
                             * @description Where the cases that it counts are listed, for those with the permission `statistics:trace`. Left out where the list would say of each of them which group of persons it is in.
                             */
                            cases?: string;
                        };
                        /** @description Revoked recalls of which nobody has confirmed the reasons: in no share. */
                        withoutConfirmedReasons: {
                            /** @description How many. */
                            count: number;
                            /**
                             * Format: uri-reference
                             * @description Where the cases that it counts are listed, for those with the permission `statistics:trace`. Left out where the list would say of each of them which group of persons it is in.
                             */
                            cases?: string;
                        } | {
                            /** @enum {boolean} */
                            suppressed: true;
                            /**
                             * Format: uri-reference
                             * @description Where the cases that it counts are listed, for those with the permission `statistics:trace`. Left out where the list would say of each of them which group of persons it is in.
                             */
                            cases?: string;
                        };
                        /** @description The 12 published categories, in published order. */
                        categories: ({
                            /**
                             * @description Its code.
                             * @enum {string}
                             */
                            category: "facing-further-charge" | "non-compliance" | "failed-to-keep-in-touch" | "failed-to-reside" | "drugs-alcohol" | "poor-behaviour-relationships" | "hdc-time-violation" | "hdc-inability-to-monitor" | "failed-home-visit" | "hdc-failed-installation" | "hdc-equipment-tamper" | "other";
                            /** @description As it is printed. */
                            label: string;
                            /** @description From 0 to 1, to four places, of `recalls`. Left out where either is not shown. */
                            shareOfRecalls?: number;
                            /** @description Recalls with confirmed reasons. */
                            recalls?: number;
                            /** @description From 0 to 1, to four places, of `reasons`. Left out where either is not shown. */
                            shareOfReasons?: number;
                            /** @description Reasons of them. */
                            reasons?: number;
                            /** @description How many. */
                            count: number;
                            /**
                             * Format: uri-reference
                             * @description Where the cases that it counts are listed, for those with the permission `statistics:trace`. Left out where the list would say of each of them which group of persons it is in.
                             */
                            cases?: string;
                        } | {
                            /**
                             * @description Its code.
                             * @enum {string}
                             */
                            category: "facing-further-charge" | "non-compliance" | "failed-to-keep-in-touch" | "failed-to-reside" | "drugs-alcohol" | "poor-behaviour-relationships" | "hdc-time-violation" | "hdc-inability-to-monitor" | "failed-home-visit" | "hdc-failed-installation" | "hdc-equipment-tamper" | "other";
                            /** @description As it is printed. */
                            label: string;
                            /** @description From 0 to 1, to four places, of `recalls`. Left out where either is not shown. */
                            shareOfRecalls?: number;
                            /** @description Recalls with confirmed reasons. */
                            recalls?: number;
                            /** @description From 0 to 1, to four places, of `reasons`. Left out where either is not shown. */
                            shareOfReasons?: number;
                            /** @description Reasons of them. */
                            reasons?: number;
                            /** @enum {boolean} */
                            suppressed: true;
                            /**
                             * Format: uri-reference
                             * @description Where the cases that it counts are listed, for those with the permission `statistics:trace`. Left out where the list would say of each of them which group of persons it is in.
                             */
                            cases?: string;
                        })[];
                    }[];
                };
            }[];
        };
        /** @description Which kind of recall the law allows or requires, if the person is recalled. */
        RecallTypeAnswer: {
            /** @description The statutory regime. */
            regime: string;
            /** @description Settled exactly when every completion of the missing facts gives this answer. */
            type: {
                /** @enum {string} */
                answer: "fixed-term-14-mandatory" | "fixed-term-28-mandatory" | "fixed-term-56-mandatory" | "fixed-term-14-or-standard" | "fixed-term-28-or-standard" | "standard-only" | "indeterminate-recall-section-32" | "court" | "not-recallable" | "refer-to-specialist" | "unknown";
                /** @description The answers still possible. */
                possible?: ("fixed-term-14-mandatory" | "fixed-term-28-mandatory" | "fixed-term-56-mandatory" | "fixed-term-14-or-standard" | "fixed-term-28-or-standard" | "standard-only" | "indeterminate-recall-section-32" | "court" | "not-recallable" | "refer-to-specialist")[];
                /** @description The facts that separate them. */
                separatedBy?: components["schemas"]["FactReference"][];
                /** @description Rules that determined the answer, or that could still determine it. */
                rules: string[];
            };
            /** @description Every kind that is open, and every kind that missing facts could open. */
            kinds: components["schemas"]["KindOfRecall"][];
            /** @description Length of a fixed term, in days, once the type is settled. */
            lengthDays?: number;
            /**
             * @description `mandatory`: the type is fixed if the person is recalled; recall itself stays discretionary.
             * @enum {string}
             */
            choice?: "mandatory" | "discretionary";
            /** @description Settled exactly when every completion of the missing facts gives this answer. */
            homeDetentionCurfew: {
                /** @enum {string} */
                answer: "available" | "not-available" | "unknown";
                /** @description The answers still possible. */
                possible?: ("available" | "not-available")[];
                /** @description The facts that separate them. */
                separatedBy?: components["schemas"]["FactReference"][];
                /** @description Rules that determined the answer, or that could still determine it. */
                rules: string[];
            };
            /** @description The same question under the law that follows before the last clock. */
            underLaterLaw?: {
                /** @description The statutory regime. */
                regime: string;
                /** @description Settled exactly when every completion of the missing facts gives this answer. */
                type: {
                    /** @enum {string} */
                    answer: "fixed-term-14-mandatory" | "fixed-term-28-mandatory" | "fixed-term-56-mandatory" | "fixed-term-14-or-standard" | "fixed-term-28-or-standard" | "standard-only" | "indeterminate-recall-section-32" | "court" | "not-recallable" | "refer-to-specialist" | "unknown";
                    /** @description The answers still possible. */
                    possible?: ("fixed-term-14-mandatory" | "fixed-term-28-mandatory" | "fixed-term-56-mandatory" | "fixed-term-14-or-standard" | "fixed-term-28-or-standard" | "standard-only" | "indeterminate-recall-section-32" | "court" | "not-recallable" | "refer-to-specialist")[];
                    /** @description The facts that separate them. */
                    separatedBy?: components["schemas"]["FactReference"][];
                    /** @description Rules that determined the answer, or that could still determine it. */
                    rules: string[];
                };
                /** @description Every kind that is open, and every kind that missing facts could open. */
                kinds: components["schemas"]["KindOfRecall"][];
                /** @description Length of a fixed term, in days, once the type is settled. */
                lengthDays?: number;
                /**
                 * @description `mandatory`: the type is fixed if the person is recalled; recall itself stays discretionary.
                 * @enum {string}
                 */
                choice?: "mandatory" | "discretionary";
                /** @description Settled exactly when every completion of the missing facts gives this answer. */
                homeDetentionCurfew: {
                    /** @enum {string} */
                    answer: "available" | "not-available" | "unknown";
                    /** @description The answers still possible. */
                    possible?: ("available" | "not-available")[];
                    /** @description The facts that separate them. */
                    separatedBy?: components["schemas"]["FactReference"][];
                    /** @description Rules that determined the answer, or that could still determine it. */
                    rules: string[];
                };
                /**
                 * Format: date
                 * @description First day of the later law.
                 */
                from: string;
            };
        };
        /** @description Which law and which knowledge to take. */
        RecommendationRequest: {
            /**
             * Format: date
             * @description The day whose law and state of affairs to take. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
             */
            asAt: string;
            /**
             * Format: date-time
             * @description Take only what was recorded by then; now when left out. In UTC with milliseconds, as YYYY-MM-DDTHH:MM:SS.sssZ.
             */
            knownAt?: string;
        };
        /** @description A consideration with its review, its judgement and the runs made in it. How the latest run stands is given where one consideration is read or answered, not in lists. */
        RecordedConsideration: {
            /**
             * Format: uuid
             * @description Opaque id.
             */
            id: string;
            /** @description Counts from 1; the entity tag of this version. */
            version: number;
            /**
             * Format: date-time
             * @description When this version was recorded. In UTC with milliseconds, as YYYY-MM-DDTHH:MM:SS.sssZ.
             */
            recordedAt: string;
            content: components["schemas"]["ConsiderationContent"];
            /**
             * Format: uuid
             * @description The licence it is about.
             */
            licenceId: string;
            review: components["schemas"]["Review"];
            judgement?: components["schemas"]["JudgementContent"];
            /** @description Runs made in this consideration, oldest first. */
            recommendations: {
                /** Format: uuid */
                id: string;
                /**
                 * Format: date
                 * @description The day whose law and state of affairs it took. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
                 */
                asAt: string;
                /**
                 * Format: date-time
                 * @description When it was run. In UTC with milliseconds, as YYYY-MM-DDTHH:MM:SS.sssZ.
                 */
                recordedAt: string;
                standing?: components["schemas"]["RunStanding"];
            }[];
            /** @description What the person disputes in it, newest last; left out where nothing is disputed. */
            disputes?: components["schemas"]["Dispute"][];
        };
        /** @description The current version of a breach event. */
        RecordedEvent: {
            /**
             * Format: uuid
             * @description Opaque id.
             */
            id: string;
            /** @description Counts from 1; the entity tag of this version. */
            version: number;
            /**
             * Format: date-time
             * @description When this version was recorded. In UTC with milliseconds, as YYYY-MM-DDTHH:MM:SS.sssZ.
             */
            recordedAt: string;
            content: components["schemas"]["BreachEventContent"];
            /**
             * Format: uuid
             * @description The licence it belongs to.
             */
            licenceId: string;
            /** @description How it came to be so, oldest first. */
            revisions: components["schemas"]["RecordedRevision"][];
            /** @description What the person disputes in it, newest last; left out where nothing is disputed. */
            disputes?: components["schemas"]["Dispute"][];
        };
        /** @description What became of a batch, item by item in the order sent. */
        RecordedEventBatch: {
            /**
             * Format: uuid
             * @description Opaque id.
             */
            id: string;
            /**
             * Format: date-time
             * @description When the batch was recorded. In UTC with milliseconds, as YYYY-MM-DDTHH:MM:SS.sssZ.
             */
            recordedAt: string;
            /** @description How many items came to what. */
            counts: {
                recorded: number;
                alreadyRecorded: number;
                refused: number;
            };
            results: components["schemas"]["EventBatchResult"][];
        };
        /** @description The explanation of a run, with what identifies the run and says how it stands now. */
        RecordedExplanation: {
            /**
             * Format: uuid
             * @description The run.
             */
            recommendationId: string;
            /**
             * Format: uuid
             * @description The consideration it belongs to.
             */
            considerationId: string;
            /**
             * Format: uuid
             * @description The licence it is about.
             */
            licenceId: string;
            /**
             * Format: date
             * @description The day whose law and state of affairs it took. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
             */
            asAt: string;
            /**
             * Format: date-time
             * @description What was recorded by then was taken. In UTC with milliseconds, as YYYY-MM-DDTHH:MM:SS.sssZ.
             */
            knownAt: string;
            /**
             * Format: date-time
             * @description When it was run. In UTC with milliseconds, as YYYY-MM-DDTHH:MM:SS.sssZ.
             */
            recordedAt: string;
            /**
             * Format: date-time
             * @description When it may no longer be relied on. In UTC with milliseconds, as YYYY-MM-DDTHH:MM:SS.sssZ.
             */
            expiresAt: string;
            ruleBook: components["schemas"]["RuleBookReference"];
            /** @description SHA-256 of the RFC 8785 bytes of the run. */
            contentHash: string;
            standing: components["schemas"]["RunStanding"];
            /** @description What a person recorded of the effects of recall, in the judgement that the run read. Left out where nobody recorded any. */
            effects?: {
                /** @description On the home, in words. */
                home?: string;
                /** @description On work, in words. */
                work?: string;
                /** @description On the care of children, in words. */
                careOfChildren?: string;
                /** @description On treatment, in words. */
                treatment?: string;
                /** @description Days of licence left. */
                daysOfLicenceLeft?: number;
                /**
                 * Format: date-time
                 * @description When the judgement that tells of them was recorded. In UTC with milliseconds, as YYYY-MM-DDTHH:MM:SS.sssZ.
                 */
                recordedAt: string;
            };
            explanation: components["schemas"]["Explanation"];
        };
        /** @description A recorded version of a licence. */
        RecordedLicence: {
            /**
             * Format: uuid
             * @description Opaque id.
             */
            id: string;
            /** @description Counts from 1; the entity tag of this version. */
            version: number;
            /**
             * Format: date-time
             * @description When this version was recorded. In UTC with milliseconds, as YYYY-MM-DDTHH:MM:SS.sssZ.
             */
            recordedAt: string;
            content: components["schemas"]["LicenceContent"];
            /** @description What the person disputes in it, newest last; left out where nothing is disputed. */
            disputes?: components["schemas"]["Dispute"][];
        };
        /** @description That monitoring data was recorded. What was recorded is not said again: no answer of this service gives it case by case, but to the person it is about. */
        RecordedMonitoring: {
            /**
             * Format: uuid
             * @description Opaque id, which is that of its entry in the log.
             */
            id: string;
            /**
             * Format: uuid
             * @description The licence.
             */
            licenceId: string;
            /** @description Counts from 1; the latest counts. */
            version: number;
            /**
             * Format: date-time
             * @description When it was recorded. In UTC with milliseconds, as YYYY-MM-DDTHH:MM:SS.sssZ.
             */
            recordedAt: string;
        };
        /** @description A recorded version of a recall. */
        RecordedRecall: {
            /**
             * Format: uuid
             * @description Opaque id.
             */
            id: string;
            /** @description Counts from 1; the entity tag of this version. */
            version: number;
            /**
             * Format: date-time
             * @description When this version was recorded. In UTC with milliseconds, as YYYY-MM-DDTHH:MM:SS.sssZ.
             */
            recordedAt: string;
            content: components["schemas"]["RecallContent"];
            /**
             * Format: uuid
             * @description The licence that was recalled.
             */
            licenceId: string;
            /**
             * @description How it stands on the day of the answer, by what was reported. `revoked`: no return and no time at large is reported, which is not to say that the person is at large.
             * @enum {string}
             */
            standing: "reported" | "sent" | "refused" | "revoked" | "at-large" | "returned" | "cancelled" | "re-released" | "died";
            /** @description What the person disputes in it, newest last; left out where nothing is disputed. */
            disputes?: components["schemas"]["Dispute"][];
        };
        /** @description One run of the rules. It never changes, and it expires. It has either `answer` or, while that is withheld from the reader, `withheld`. */
        RecordedRecommendation: {
            /**
             * Format: uuid
             * @description Opaque id.
             */
            id: string;
            /**
             * Format: uuid
             * @description The consideration it belongs to.
             */
            considerationId: string;
            /**
             * Format: uuid
             * @description The licence it is about.
             */
            licenceId: string;
            /**
             * Format: date-time
             * @description When it was run. In UTC with milliseconds, as YYYY-MM-DDTHH:MM:SS.sssZ.
             */
            recordedAt: string;
            /**
             * Format: date-time
             * @description When it may no longer be relied on. In UTC with milliseconds, as YYYY-MM-DDTHH:MM:SS.sssZ.
             */
            expiresAt: string;
            /**
             * @description A run of a recorded case.
             * @enum {boolean}
             */
            whatIf: false;
            /**
             * Format: date
             * @description The day whose law and state of affairs it took. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
             */
            asAt: string;
            /**
             * Format: date-time
             * @description What was recorded by then was taken. In UTC with milliseconds, as YYYY-MM-DDTHH:MM:SS.sssZ.
             */
            knownAt: string;
            ruleBook: components["schemas"]["RuleBookReference"];
            /** @description Versions of what was read. */
            basis: {
                /** @description Version of the licence. */
                licenceVersion: number;
                events: {
                    /**
                     * Format: uuid
                     * @description Its id.
                     */
                    id: string;
                    /** @description Its version. */
                    version: number;
                }[];
                /** @description Version of the judgement, where there was one. */
                judgementVersion?: number;
                /** @description The recall that the person was under, where one had been reported. */
                recall?: {
                    /**
                     * Format: uuid
                     * @description Its id.
                     */
                    id: string;
                    /** @description Its version. */
                    version: number;
                };
            };
            inputs: components["schemas"]["CaseInputs"];
            /** @description SHA-256 of the RFC 8785 bytes of the run. */
            contentHash: string;
            standing: components["schemas"]["RunStanding"];
            answer?: components["schemas"]["Answer"];
            withheld?: components["schemas"]["WithheldAnswer"];
            /** @description What the person disputes in it, newest last; left out where nothing is disputed. */
            disputes?: components["schemas"]["Dispute"][];
        };
        /** @description A recorded revision and who made it. */
        RecordedRevision: {
            /**
             * Format: uuid
             * @description Opaque id.
             */
            id: string;
            /** @description Counts from 1; the entity tag of this version. */
            version: number;
            /**
             * Format: date-time
             * @description When this version was recorded. In UTC with milliseconds, as YYYY-MM-DDTHH:MM:SS.sssZ.
             */
            recordedAt: string;
            content: components["schemas"]["RevisionContent"];
            /** @description Subject of the principal who recorded it. */
            by: string;
        };
        /** @description The last release. */
        Release: {
            /**
             * Format: date
             * @description Date of release. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
             */
            date?: string;
            /**
             * @description The provision under which the person was released.
             * @enum {string}
             */
            provision?: "automatic" | "home-detention-curfew" | "end-of-custody-supervised-licence" | "compassionate" | "parole-board" | "executive-re-release";
            /**
             * Format: date
             * @description Last day of the curfew condition, for home detention curfew. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
             */
            curfewEndsOn?: string;
            /**
             * Format: date
             * @description Last day of the requisite custodial period (the conditional release date), had there been no curfew. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
             */
            custodialPeriodEndsOn?: string;
        };
        /** @description When release would fall. */
        ReleaseAnswer: {
            /**
             * @description `no-automatic-date`: no day of release is fixed by law.
             * @enum {string}
             */
            answer: "date" | "no-automatic-date" | "unknown" | "refer-to-specialist";
            /**
             * Format: date
             * @description Day of release by the count of days, before the calendar step.
             */
            date?: string;
            /**
             * Format: date
             * @description The same day after release due on a weekend or bank holiday is brought forward (not law that was read).
             */
            workingDay?: string;
            /**
             * @description How far the statement of law or practice has been checked.
             * @enum {string}
             */
            workingDayVerification?: "statute" | "official-form" | "practice" | "inference" | "unverified";
            /**
             * Format: date
             * @description The earliest that an unsettled day can be.
             */
            earliest?: string;
            /**
             * Format: date
             * @description The latest that an unsettled day can be.
             */
            latest?: string;
            /** @description The facts that would settle it. */
            separatedBy?: components["schemas"]["FactReference"][];
            /** @description Why a person must check the day. */
            checkByHand: string[];
        };
        /** @description What the person may have of one item. */
        ReleasedItem: {
            /**
             * Format: uuid
             * @description The audit entry that recorded it.
             */
            entryId: string;
            /**
             * Format: uuid
             * @description The licence in whose case it is.
             */
            licenceId: string;
            /** @description What it is about: the record itself first. */
            about: {
                /** @description Kind of record. */
                kind: string;
                /**
                 * Format: uuid
                 * @description Its id.
                 */
                id: string;
                /** @description The version that was made. */
                version?: number;
            }[];
            /**
             * Format: date-time
             * @description When it was recorded. In UTC with milliseconds, as YYYY-MM-DDTHH:MM:SS.sssZ.
             */
            recordedAt: string;
            /** @description What was recorded. */
            content: {
                [key: string]: unknown;
            };
            /** @description What the person has said about the record, newest last. */
            disputes: components["schemas"]["Dispute"][];
            /** @description Whether parts were taken out: a member that is missing then need not be one that was not known. */
            inPart: boolean;
        };
        /** @description A fact that a finding relies on. */
        ReliedOnFact: {
            fact: string;
            subject?: string;
            /**
             * @description What became of it: met, not met, or open because a fact is missing that could decide it.
             * @enum {string}
             */
            truth: "met" | "not-met" | "open";
            /** @description What it came out as, in a whole sentence. */
            says: string;
            /** @description Empty for a fact that follows from other findings alone. */
            sources: {
                /** @description JSON pointer into the inputs of the run. */
                input: string;
                /** @description Whether something is given there: what is left out is not known. */
                given: boolean;
                /** @description The event that it is about. */
                event?: string;
                /**
                 * Format: date
                 * @description The day of the event, of the assessment or of the answer that gives it. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
                 */
                on?: string;
            }[];
            /** @description The findings that it follows from. */
            follows: {
                /**
                 * @description The question of the rules.
                 * @enum {string}
                 */
                question: "case-conduct" | "event-conduct" | "case-breach" | "condition-breach" | "no-breach-escalation" | "sentence-gate" | "threshold" | "limb" | "measure" | "variation" | "necessity" | "urgency" | "aim" | "rational-connection" | "less-intrusive" | "fair-balance" | "recall" | "response" | "recall-type" | "curfew-recall" | "recall-type-under-later-law" | "curfew-recall-under-later-law" | "period" | "conversion" | "withdrawal" | "endorsement-of-recall" | "endorsement-of-no-recall";
                subject?: string;
            }[];
        };
        /** @description What making a recorded run again showed. It shows that the answer follows from the stored inputs and rule book; that these are the ones that were recorded, proof and bundle show. */
        ReplayResult: {
            /**
             * Format: uuid
             * @description The run.
             */
            recommendationId: string;
            ruleBook?: components["schemas"]["RuleBookReference"];
            /**
             * @description `same`: byte for byte. `different`: the answer, or the stored bytes themselves, are not what they should be. `not-possible`: this release cannot make the run again.
             * @enum {string}
             */
            outcome: "same" | "different" | "not-possible";
            /** @description SHA-256 of the RFC 8785 bytes of the answer that is stored. */
            storedHash?: string;
            /** @description SHA-256 of the RFC 8785 bytes of the answer made again. */
            replayedHash?: string;
            /** @description At most 100, in the order of the members. */
            differences: {
                /** @description JSON pointer into the run, in its `answer` or its `ruleBook`. */
                path: string;
                /** @description As it is stored. */
                stored?: unknown;
                /** @description As it was made again. */
                replayed?: unknown;
            }[];
            /** @description How many differences were left out. */
            more?: number;
            /**
             * @description Set while the answer is withheld from you: what differs in it is then not given, and `differences` is empty. Outcome and hashes are.
             * @enum {boolean}
             */
            differencesWithheld?: true;
            /** @description Why it was not possible, or what else is wrong with what is stored: one sentence without its full stop. */
            problem?: string;
            /**
             * Format: date-time
             * @description When it was made again. In UTC with milliseconds, as YYYY-MM-DDTHH:MM:SS.sssZ.
             */
            replayedAt: string;
        };
        /** @description A request for more before the review goes on. */
        ReturnContent: {
            /** @description Why it is returned, in words. */
            text: string;
            /** @description Each thing that is wanted. */
            wanted: string[];
        };
        /** @description How far a consideration is, and what is due. */
        Review: {
            /** @enum {string} */
            state: "open" | "proposed" | "viewed" | "returned" | "awaiting-endorsement" | "not-endorsed" | "agreed" | "sent" | "withdrawn" | "closed";
            /**
             * @description The decision in force; left out while there is none.
             * @enum {string}
             */
            decision?: "recall" | "no-recall";
            /**
             * @description The practitioner’s answer; `unknown` until there is one.
             * @enum {string}
             */
            urgency: "emergency" | "unknown" | "standard";
            /** @description Clocks that run; none where nothing is due. */
            clocks: components["schemas"]["ReviewClock"][];
            /** @description Whether the time to decide ran out undecided. A decision can still be made; until then, or until somebody records why there was none, it is on the queue of the senior manager. */
            expired: boolean;
            /** @description Whether a decision taken outside the usual flow waits for its countersignature. */
            notYetCountersigned: boolean;
            /**
             * @description How the countersignature of the latest decision stands; left out where it asked for none. `refused` shows also where the recall had been sent and nothing is called back; `lapsed`: it was owed when the decision was reopened.
             * @enum {string}
             */
            countersignature?: "owed" | "given" | "refused" | "lapsed";
            /**
             * @description What was concluded of the latest news that demanded a review, or `waiting`; left out where there never was any.
             * @enum {string}
             */
            newFacts?: "waiting" | "stands" | "reopened" | "does-not-stand";
            /** @description Whose move it is. */
            waitsFor: ("practitioner" | "senior-probation-officer" | "senior-manager" | "countersignature" | "new-facts")[];
            /**
             * @description A recall of this consideration was reported as sent before recall had been agreed.
             * @enum {boolean}
             */
            recallBeforeAgreement?: true;
            /** @description What may be done next. Who may do it depends on their part so far. */
            actions: ("proposal" | "independent-view" | "decision" | "endorsement" | "countersignature" | "return" | "withdrawal" | "closure" | "new-facts-review" | "disclosure-check" | "sending" | "new-facts")[];
            /** @description Oldest first. */
            steps: components["schemas"]["ReviewStep"][];
        };
        /** @description A clock that runs. */
        ReviewClock: {
            /** @enum {string} */
            clock: "decide" | "endorse" | "act" | "countersign" | "review-new-facts";
            /**
             * Format: date-time
             * @description When it runs out. In UTC with milliseconds, as YYYY-MM-DDTHH:MM:SS.sssZ.
             */
            dueAt: string;
            /** @description The same on the clocks of London, with their offset from UTC, as YYYY-MM-DDTHH:MM+HH:MM. */
            dueInLondon: string;
            /** @description Whether it has run out. */
            overdue: boolean;
        };
        /** @description One step of a review, as it was taken. */
        ReviewStep: {
            /** @description The version of the consideration that it made. */
            version: number;
            /**
             * @description `sending` and `new-facts` follow from what is reported; the others somebody takes.
             * @enum {string}
             */
            action: "proposal" | "independent-view" | "decision" | "endorsement" | "countersignature" | "return" | "withdrawal" | "closure" | "new-facts-review" | "disclosure-check" | "sending" | "new-facts";
            /**
             * @description The state that it led to.
             * @enum {string}
             */
            state: "open" | "proposed" | "viewed" | "returned" | "awaiting-endorsement" | "not-endorsed" | "agreed" | "sent" | "withdrawn" | "closed";
            /**
             * Format: date-time
             * @description When. In UTC with milliseconds, as YYYY-MM-DDTHH:MM:SS.sssZ.
             */
            at: string;
            /** @description Opaque subject of who took it. */
            by: string;
            /** @description What was said, and what the service added. While the answer is withheld from you, a proposal has none, and of the others what tells of the answer is left out; in lists it always is. */
            content?: {
                /** @enum {string} */
                action: "proposal" | "independent-view" | "decision" | "endorsement" | "countersignature" | "return" | "withdrawal" | "closure" | "new-facts-review" | "disclosure-check" | "sending" | "new-facts";
                /** @description What was said, by the action. */
                said: components["schemas"]["ProposalContent"] | components["schemas"]["IndependentViewContent"] | components["schemas"]["DecisionContent"] | components["schemas"]["EndorsementContent"] | components["schemas"]["CountersignatureContent"] | components["schemas"]["ReturnContent"] | components["schemas"]["WithdrawalContent"] | components["schemas"]["ClosureContent"] | components["schemas"]["NewFactsReviewContent"] | components["schemas"]["DisclosureCheckContent"] | {
                    /**
                     * Format: uuid
                     * @description The recall.
                     */
                    recall: string;
                } | {
                    /**
                     * Format: uuid
                     * @description The event.
                     */
                    event: string;
                    /** @description The version of the event that brought the news. */
                    version: number;
                    /** @enum {string} */
                    news: "nfa" | "discontinued" | "acquitted";
                };
                noted?: components["schemas"]["Noted"];
                /** @description For an independent view, from the audit trail: whether whoever wrote it had neither run the rules nor been shown an answer, in this consideration or another of the licence, nor recorded a judgement in it, nor asked about a case inline since what prompted it was reported. */
                independent?: boolean;
                /**
                 * @description For a decision: how it stands to the latest run. Either is as good; both are recorded alike.
                 * @enum {string}
                 */
                departs?: "agrees" | "departs" | "nothing-to-compare";
                /**
                 * @description For a decision: who must agree, by the rule book on that day; `unknown` where it leaves that open.
                 * @enum {string}
                 */
                endorsement?: "senior-probation-officer" | "senior-probation-officer-then-senior-manager" | "duty-manager-then-countersignature" | "unknown";
                /**
                 * @description For a decision: who must agree to it as it was taken; while the rule book leaves it open, the senior manager too.
                 * @enum {string}
                 */
                appliedEndorsement?: "senior-probation-officer" | "senior-probation-officer-then-senior-manager" | "duty-manager-then-countersignature";
                /** @description The rule book that the clocks, and the reason for a decision, were taken from. */
                ruleBook?: {
                    version: string;
                    digest: string;
                };
                /** @description Clocks that the step started. */
                clocks?: {
                    /** @enum {string} */
                    clock: "decide" | "endorse" | "act" | "countersign" | "review-new-facts";
                    /**
                     * Format: date-time
                     * @description When it started. In UTC with milliseconds, as YYYY-MM-DDTHH:MM:SS.sssZ.
                     */
                    from: string;
                    /**
                     * Format: date-time
                     * @description When it runs out. In UTC with milliseconds, as YYYY-MM-DDTHH:MM:SS.sssZ.
                     */
                    dueAt: string;
                }[];
                /**
                 * @description For a decision outside the usual flow: who must countersign.
                 * @enum {string}
                 */
                countersignBy?: "senior-probation-officer" | "senior-manager";
                /**
                 * @description For a reopening: who had yet to countersign the decision, which no longer stands.
                 * @enum {string}
                 */
                countersignatureLapsed?: "senior-probation-officer" | "senior-manager";
            };
        };
        /** @description Later news of an event. The earlier version stays. */
        RevisionContent: {
            /**
             * @description Something happened since, or what was recorded was wrong.
             * @enum {string}
             */
            kind: "later-news" | "correction";
            /** @description Why, in words. */
            note?: string;
            /** @description Members that replace those of the current version. */
            changes?: {
                /**
                 * @description What kind of event it is.
                 * @enum {string}
                 */
                type?: "missed-appointment-good-reason" | "missed-appointment-no-good-reason" | "repeated-absence-contactable" | "lost-contact" | "home-visit-refused-or-missed" | "left-approved-address" | "accommodation-lost" | "positive-test-or-disclosed-use" | "attended-intoxicated-or-abusive" | "prohibited-contact-or-undisclosed-relationship" | "exclusion-zone-entry" | "tag-flat-or-signal-lost" | "tag-tamper" | "threats-or-harassment-not-charged" | "hdc-curfew-absence" | "hdc-cannot-monitor" | "domestic-abuse-call-out" | "arrest-bail-or-rui" | "charged-minor-unrelated" | "charged-serious-or-index-like" | "caution-or-conviction" | "nfa-discontinued-or-acquitted" | "order-or-notification-breach" | "polygraph-refused-or-sabotaged" | "polygraph-significant-response" | "unapproved-work" | "travel-abroad-without-permission" | "name-or-contact-not-notified" | "approved-premises-rule-breach" | "mental-health-crisis-or-self-harm" | "risk-rise-no-breach";
                /**
                 * @description How far the criminal process has gone. Arrest is not charge; charge is not guilt.
                 * @enum {string}
                 */
                evidenceStatus?: "no-criminal-process" | "intelligence" | "call-out-or-report" | "voluntary-interview" | "arrest" | "bail-or-rui" | "charge" | "caution" | "conviction" | "nfa" | "discontinued" | "acquitted";
                /** @description What happened, in words. */
                description?: string;
                /**
                 * Format: date
                 * @description When it happened. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
                 */
                occurredOn?: string;
                /** @description Two reports of one incident carry the same id and count once. */
                incidentId?: string;
                /**
                 * @description Whether the person chose the conduct.
                 * @enum {string}
                 */
                fault?: "chosen" | "no-fault";
                /**
                 * @description The part of the person in the incident.
                 * @enum {string}
                 */
                role?: "alleged-perpetrator" | "victim" | "witness" | "both";
                /** @description Ids of conditions of the licence that it touches; an empty list means none. */
                conditions?: string[];
                monitoringChecks?: components["schemas"]["MonitoringChecks"];
                test?: components["schemas"]["Test"];
                /** @description For intelligence: whether a person who assessed it finds it corroborated. */
                corroborated?: boolean;
                /** @description For prohibited contact: whether a court order was breached too. */
                courtOrderBreached?: boolean;
                /** @description For charges and convictions: murder or an offence in Schedule 18 to the Sentencing Code. */
                seriousOffence?: boolean;
                /** @description Whether the charge is a reason for the recall under consideration. */
                reliedOnForRecall?: boolean;
                /** @description After no further action, discontinuance or acquittal: whether the remaining facts stand on balance. */
                remainingFactsStand?: boolean;
                /** @description Time of day in London, as HH:MM. */
                occurredAtTime?: string;
                /**
                 * Format: date
                 * @description When it was reported. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
                 */
                reportedOn?: string;
                /** @description Who or what reported it. */
                source?: string;
                /** @description Its reference at the source. */
                sourceReference?: string;
                instruction?: components["schemas"]["Instruction"];
                account?: components["schemas"]["Account"];
                /**
                 * @description Contact outcome as recorded.
                 * @enum {string}
                 */
                absenceAssessment?: "attended" | "acceptable" | "unacceptable" | "not-assessed";
                /**
                 * @description What was done about it, kept apart from the outcome.
                 * @enum {string}
                 */
                enforcementResponse?: "no-further-action" | "decision-pending" | "licence-compliance-letter" | "recall-requested" | "other";
                evidence?: components["schemas"]["EvidenceReference"][];
                disclosure?: components["schemas"]["Disclosure"];
            };
            /** @description Members that are no longer known. */
            nowUnknown?: ("occurredOn" | "incidentId" | "fault" | "role" | "conditions" | "monitoringChecks" | "test" | "corroborated" | "courtOrderBreached" | "seriousOffence" | "reliedOnForRecall" | "remainingFactsStand" | "occurredAtTime" | "reportedOn" | "source" | "sourceReference" | "instruction" | "account" | "absenceAssessment" | "enforcementResponse" | "evidence" | "disclosure")[];
        };
        /** @description Risk of serious harm per group, with the day of the assessment. */
        Rosh: {
            /** @enum {string} */
            public?: "low" | "medium" | "high" | "very-high";
            /** @enum {string} */
            "known-adult"?: "low" | "medium" | "high" | "very-high";
            /** @enum {string} */
            children?: "low" | "medium" | "high" | "very-high";
            /** @enum {string} */
            prisoners?: "low" | "medium" | "high" | "very-high";
            /** @enum {string} */
            staff?: "low" | "medium" | "high" | "very-high";
            /**
             * Format: date
             * @description Day of the assessment. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
             */
            assessedOn?: string;
        };
        /** @description One rule in words, with its authority and how far it was checked. */
        Rule: {
            /** @description Permanent; never used again for another rule. */
            id: string;
            /** @description The rule set it belongs to. */
            set: string;
            /** @description The question of that rule set. */
            asks: string;
            /** @description What it is asked of. */
            subject: string;
            /**
             * Format: date
             * @description First day in force.
             */
            from: string;
            /**
             * Format: date
             * @description First day no longer in force.
             */
            until?: string;
            /** @description Its conditions as an outline: one line for each test, indented by two spaces a level. */
            when: string[];
            /** @description What it answers when they hold. */
            gives: string;
            /** @description Where it comes from. */
            authorities: {
                title: string;
                /** @description The section, paragraph or table. */
                at: string;
                link?: string;
                /** @description When the source was last checked. */
                checked: string;
            }[];
            /** @enum {string} */
            verification: "statute" | "official-form" | "practice" | "inference" | "unverified";
            /** @enum {string} */
            confidence: "high" | "medium" | "low";
        };
        /** @description The rules in force on a day. */
        RuleBook: {
            version: string;
            /** @description SHA-256 of its canonical text. */
            digest: string;
            /** @description Version of the kernel that evaluates it. */
            kernel: string;
            /** @description Whether its text is final. */
            released: boolean;
            /**
             * Format: date
             * @description First day for which it answers.
             */
            coverageFrom: string;
            /**
             * Format: date
             * @description The day asked for.
             */
            on: string;
            /** @description The statutory regime in force on that day. */
            regime: string;
            rules: components["schemas"]["Rule"][];
        };
        /** @description One thing that differs between two days or two versions of the rule book. */
        RuleBookDifference: {
            /**
             * @description What kind of difference it is.
             * @enum {string}
             */
            kind: "regime-begins" | "rule-begins" | "rule-ends" | "parameter-begins" | "parameter-changes" | "parameter-restated" | "parameter-ends" | "table-begins" | "table-ends" | "version-changed" | "release-changed" | "kernel-changed" | "coverage-changed" | "regime-added" | "regime-removed" | "regime-moved" | "set-added" | "set-removed" | "set-changed" | "set-answer-added" | "set-answer-removed" | "rule-added" | "rule-removed" | "rule-condition-changed" | "rule-answer-changed" | "parameter-value-added" | "parameter-value-removed" | "parameter-value-changed" | "table-added" | "table-removed" | "table-row-added" | "table-row-removed" | "table-row-changed" | "policy-version-added" | "policy-version-removed" | "policy-version-changed" | "condition-added" | "condition-removed" | "condition-changed" | "fact-added" | "fact-removed" | "fact-changed" | "vocabulary-added" | "vocabulary-removed" | "vocabulary-value-added" | "vocabulary-value-removed" | "source-added" | "source-removed" | "source-changed" | "authority-changed" | "mark-changed" | "confidence-changed" | "dates-changed" | "order-changed";
            /** @description What it is of: the id of a rule or regime, or the name of a rule set, parameter, table, fact, vocabulary or source, or the code of a condition with its policy versions. */
            subject: string;
            /**
             * Format: date
             * @description Between two days: the first day of the change.
             */
            on?: string;
            /** @description The difference in one sentence. */
            sentence: string;
            /** @description What stood before, line by line; left out where the sentence says it all. */
            before?: string[];
            /** @description What stands after, line by line; left out where the sentence says it all. */
            after?: string[];
            /** @description Of a parameter: ids of the rules that compare a fact with it. None does so with a clock. */
            readBy?: string[];
            /** @description Where it comes from. */
            authorities?: {
                title: string;
                /** @description The section, paragraph or table. */
                at: string;
                link?: string;
                /** @description When the source was last checked. */
                checked: string;
            }[];
            /** @enum {string} */
            verification?: "statute" | "official-form" | "practice" | "inference" | "unverified";
            /** @enum {string} */
            confidence?: "high" | "medium" | "low";
        };
        /** @description The differences of one rule set, or of one other part of the rule book. */
        RuleBookDifferenceGroup: {
            /** @description The rule set; or `regimes`, `parameters`, `tables`, `conditions`, `facts`, `vocabularies`, `sources` or `book`, which are no rule sets. */
            about: string;
            /** @description The question that it answers. */
            question: string;
            differences: components["schemas"]["RuleBookDifference"][];
        };
        /** @description What changed in the rule book, in words. A part in which nothing changed is left out; two books that say the same have no groups. */
        RuleBookDifferences: {
            from: components["schemas"]["ComparedRuleBook"];
            to: components["schemas"]["ComparedRuleBook"];
            groups: components["schemas"]["RuleBookDifferenceGroup"][];
        };
        /** @description The rule book that answered. */
        RuleBookReference: {
            version: string;
            /** @description SHA-256 of its canonical text. */
            digest: string;
            /** @description Version of the kernel that evaluates it. */
            kernel: string;
            /** @description The statutory regime in force. */
            regime: string;
        };
        /** @description A version of the rule book. */
        RuleBookVersion: {
            version: string;
            /** @description SHA-256 of its canonical text. */
            digest: string;
            /** @description Version of the kernel that evaluates it. */
            kernel: string;
            /**
             * Format: date-time
             * @description When it was first kept here. In UTC with milliseconds, as YYYY-MM-DDTHH:MM:SS.sssZ.
             */
            recordedAt: string;
            /** @description Whether new answers are given under it. */
            inUse: boolean;
        };
        /** @description Versions that are kept here, newest first. */
        RuleBookVersions: {
            items: components["schemas"]["RuleBookVersion"][];
        };
        /** @description One measure short of recall. */
        RungAnswer: {
            /** @enum {string} */
            rung: "no-enforcement" | "discuss-and-record" | "licence-compliance-letter" | "change-supervision" | "refer-or-treat" | "vary-conditions" | "intensive-alternative";
            /** @description Settled exactly when every completion of the missing facts gives this answer. */
            verdict: {
                /** @enum {string} */
                answer: "adequate" | "in-place" | "tried" | "failing" | "inadequate" | "not-available" | "not-considered" | "not-applicable" | "unknown";
                /** @description The answers still possible. */
                possible?: ("adequate" | "in-place" | "tried" | "failing" | "inadequate" | "not-available" | "not-considered" | "not-applicable")[];
                /** @description The facts that separate them. */
                separatedBy?: components["schemas"]["FactReference"][];
                /** @description Rules that determined the answer, or that could still determine it. */
                rules: string[];
            };
            /** @description Events whose usual response names this measure. */
            promptedBy: string[];
            /** @description Recorded needs that this measure would meet. */
            promptedByNeeds: ("suicide-or-self-harm" | "relationship-breakdown" | "domestic-abuse" | "drug-or-alcohol-use" | "being-bullied" | "at-risk-from-others" | "safeguarding-concerns" | "mental-health" | "physical-health" | "medication" | "bereavement" | "learning-difficulties" | "physical-disabilities" | "pregnancy" | "care-of-children" | "language-or-culture" | "housing")[];
            options: components["schemas"]["MeasureOption"][];
            /**
             * @description Needed and not available: a shortfall of service, never the failing of the person.
             * @enum {boolean}
             */
            shortfallOfService?: true;
        };
        /** @description How a run stands to what is known when it is read. A run never changes; what it rests on does. */
        RunStanding: {
            /**
             * @description What matters most to whoever reads. `overtaken`: a revocation was reported since, and the question is now about that recall. `stale`: something in `changed` was recorded since. `expired`: nothing changed, and it may no longer be relied on.
             * @enum {string}
             */
            state: "current" | "stale" | "expired" | "overtaken";
            /**
             * @description Set once `expiresAt` has passed, whatever the state.
             * @enum {boolean}
             */
            expired?: true;
            /** @description What was recorded since. */
            changed: {
                /** @enum {string} */
                kind: "licence" | "breach-event" | "judgement" | "recall";
                /**
                 * Format: uuid
                 * @description Its id; of a judgement, that of the consideration.
                 */
                id: string;
                /** @description The version that the run read; left out where it read none. */
                from?: number;
                /** @description The version that is known now. */
                to?: number;
            }[];
            /** @description Whether the rules would answer otherwise on what is known now, for the same `asAt`; what would be different is for a fresh run to say. Given where one run or one consideration is read; left out where nothing changed, for a run that was overtaken, and where the rule book does not cover the law. */
            freshRunWouldDiffer?: boolean;
        };
        /** @description An action that comes with every outcome. */
        SafetyAction: {
            action: string;
            /**
             * @description `may-apply`: a missing fact could make it so.
             * @enum {string}
             */
            certainty: "applies" | "may-apply";
            rule: string;
        };
        /** @description One sentence behind the licence. */
        Sentence: {
            /** @description Id of the sentence, unique within the licence. */
            id: string;
            /**
             * @description Kind of sentence.
             * @enum {string}
             */
            type?: "standard-determinate" | "detention-young-offender-institution" | "section-91" | "section-250" | "extended" | "offenders-of-particular-concern" | "serious-terrorism" | "discretionary-conditional-release" | "other-1991-act" | "life" | "ipp" | "dpp" | "dhmp" | "custody-for-life" | "detention-and-training-order" | "post-sentence-supervision-only" | "suspended-sentence-order" | "civil" | "fine-default";
            /**
             * Format: date
             * @description Date of sentence. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
             */
            date?: string;
            length?: components["schemas"]["SentenceLength"];
            /**
             * @description How it stands to the other sentences; `sole` without any. One sentence may go without: the one that the others stand to.
             * @enum {string}
             */
            relation?: "sole" | "concurrent" | "consecutive";
            flags?: components["schemas"]["StatutoryFlags"];
            /**
             * Format: date
             * @description For post-sentence supervision: when the failure began or is alleged to have begun. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
             */
            supervisionFailureBegan?: string;
        };
        /** @description Which power, if any, one sentence gives. */
        SentenceAnswer: {
            sentence: string;
            /** @description Settled exactly when every completion of the missing facts gives this answer. */
            gate: {
                /** @enum {string} */
                answer: "section-254" | "section-254-standard-only" | "section-32" | "court" | "not-recallable" | "refer-to-specialist" | "unknown";
                /** @description The answers still possible. */
                possible?: ("section-254" | "section-254-standard-only" | "section-32" | "court" | "not-recallable" | "refer-to-specialist")[];
                /** @description The facts that separate them. */
                separatedBy?: components["schemas"]["FactReference"][];
                /** @description Rules that determined the answer, or that could still determine it. */
                rules: string[];
            };
        };
        /** @description Length as pronounced; the parts add up. */
        SentenceLength: {
            years?: number;
            months?: number;
            weeks?: number;
            days?: number;
        };
        /** @description Entries of the log in the order of the tree, as far as a checkpoint covers them. */
        SequencedEntries: {
            items: {
                /** @description Index of the leaf, from 0. */
                index: number;
                /** @description RFC 6962 leaf hash of the bytes of the entry. */
                hash: string;
                /** @description The entry itself: who, when, what act, and about which records. No personal content. Left out where it is of a case that is out of your sight; the hash stands for it, so that the tree can still be computed. */
                entry?: {
                    [key: string]: unknown;
                };
            }[];
            /** @description Send as `cursor` for the next page. Absent on the last page. */
            next?: string;
        };
        /** @description A day from which figures mean something else than before. */
        SeriesBreak: {
            /** @description Code of the break. */
            code: string;
            /**
             * Format: date
             * @description The day. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
             */
            on: string;
            /** @description Whether the day is known; otherwise it is the first of its month. */
            dayKnown: boolean;
            /** @description What changed. */
            meaning: string;
            /** @enum {string} */
            mark: "inference";
            /** @enum {string} */
            confidence: "high";
        };
        /** @description A case that came out otherwise. */
        SimulatedCase: {
            /**
             * Format: uuid
             * @description Id of the consideration.
             */
            considerationId: string;
            /**
             * Format: uuid
             * @description Id of the run whose inputs were used.
             */
            recommendationId: string;
        };
        /** @description Cases of one transition that are in the sight of the caller. */
        SimulatedCasePage: {
            items: components["schemas"]["SimulatedCase"][];
            /** @description Send as `cursor` for the next page. Absent on the last page. */
            next?: string;
        };
        /** @description A simulation, how far it is, and its result so far. */
        Simulation: {
            /**
             * Format: uuid
             * @description Opaque id.
             */
            id: string;
            /**
             * @description `failed` where a part of it could not be made in many tries; it can be resumed as one that was stopped.
             * @enum {string}
             */
            state: "waiting" | "running" | "stopped" | "completed" | "failed";
            /**
             * Format: date-time
             * @description When it was asked for. Runs that were recorded later are not in it. In UTC with milliseconds, as YYYY-MM-DDTHH:MM:SS.sssZ.
             */
            requestedAt: string;
            /** @description Opaque subject of who asked. */
            requestedBy: string;
            request: components["schemas"]["SimulationRequest"];
            /** @description How far it is: in cases for callers who may trace figures, by its slices for others. */
            progress: {
                /** @description Cases to decide again, as far as they have been counted. For callers who may trace figures. */
                cases?: number;
                /** @description Whether all of them have been counted. */
                counted: boolean;
                /** @description Those that are done. For callers who may trace figures. */
                done?: number;
                /** @description Done of all; absent until all are counted. */
                share?: number;
                /** @description Over the last minute, by all workers; to the nearest ten for others. */
                casesPerSecond?: number;
                /**
                 * Format: date-time
                 * @description When it will end at that rate. In UTC with milliseconds, as YYYY-MM-DDTHH:MM:SS.sssZ.
                 */
                estimatedEnd?: string;
            };
            result: components["schemas"]["SimulationResult"];
        };
        /** @description A simulation: what was asked for, and its state. */
        SimulationHeading: {
            /**
             * Format: uuid
             * @description Opaque id.
             */
            id: string;
            /**
             * @description `failed` where a part of it could not be made in many tries; it can be resumed as one that was stopped.
             * @enum {string}
             */
            state: "waiting" | "running" | "stopped" | "completed" | "failed";
            /**
             * Format: date-time
             * @description When it was asked for. Runs that were recorded later are not in it. In UTC with milliseconds, as YYYY-MM-DDTHH:MM:SS.sssZ.
             */
            requestedAt: string;
            /** @description Opaque subject of who asked. */
            requestedBy: string;
            request: components["schemas"]["SimulationRequest"];
        };
        /** @description Simulations, newest first. */
        SimulationPage: {
            items: components["schemas"]["SimulationHeading"][];
            /** @description Send as `cursor` for the next page. Absent on the last page. */
            next?: string;
        };
        /** @description Which cases to decide again, and under which law: at least one of `ruleBook` and `asAt`. */
        SimulationRequest: {
            /** @description Version of a rule book that is kept here. Left out: the book under which each run was made. */
            ruleBook?: string;
            /**
             * Format: date
             * @description The day on which the law is asked. Left out: the day of each run. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
             */
            asAt?: string;
            /**
             * Format: date
             * @description First day of the runs that are decided again, by the `asAt` of each: the first day of a quarter of the calendar. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
             */
            decidedFrom?: string;
            /**
             * Format: date
             * @description Last day of them: the last day of a quarter. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
             */
            decidedUntil?: string;
            /** @description When a person would be back in custody after the recall that is supposed: exactly one member. Without it no days are counted. */
            assumedReturn?: {
                /**
                 * Format: date
                 * @description First day in custody. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
                 */
                on?: string;
                /** @description Days from the day of the recall to the first day in custody. */
                daysAfterRevocation?: number;
            };
            /** @description Why it is asked for. It is kept and shown with the result. */
            reason: string;
        };
        /** @description Counts of cases: considerations that are decided or have ended, but none of a case for named people only. Nothing of it says what people would have decided: it compares what the rules answer. */
        SimulationResult: {
            /** @description Cases that were looked at: unchanged, changed and the three kinds that are told apart. */
            cases: number;
            /** @description No conclusion that is compared came out otherwise. */
            unchanged: number;
            /** @description At least one came out otherwise. */
            changed: number;
            /** @description The new answer turns on facts that nobody was asked for then. */
            cannotBeReDecided: {
                /** @description Cases. */
                cases: number;
                facts: {
                    /** @description Name of the fact in the rule book. */
                    fact: string;
                    /** @description Cases. */
                    cases: number;
                }[];
            };
            /** @description Cases that could not have arisen on the day that was asked for. */
            notOnLicence: {
                /** @description The licence had expired. */
                expired: number;
                /** @description The person had not been released. */
                notYetReleased: number;
            };
            /** @description Cases that could not be decided again for another reason. */
            failed: {
                /** @description Cases. */
                cases: number;
                codes: {
                    /** @enum {string} */
                    code: "content-unreadable" | "rule-book-unavailable" | "day-not-covered" | "rules-failed";
                    /** @description Cases. */
                    cases: number;
                }[];
            };
            /** @description The most frequent first. */
            transitions: {
                /** @description Names it, for the list of its cases. */
                transition: string;
                /**
                 * @description Which conclusion.
                 * @enum {string}
                 */
                conclusion: "recall" | "response" | "threshold" | "urgency" | "recall-type" | "home-detention-curfew" | "sentence-gate";
                /** @description The answer that is stored, `unknown` where it was not settled. A code of a recall type says its length in days, and whether it is mandatory or one of two that a person chooses from. */
                from: string;
                /** @description The answer now. */
                to: string;
                /** @description Cases. */
                cases: number;
                /** @description Rules that decide the new answer and did not decide the old one. */
                nowDeciding: {
                    /** @description Id of the rule, under which the rule book has it. */
                    rule: string;
                    /** @description Cases. */
                    cases: number;
                }[];
                /** @description Rules that decided the old answer and do not decide the new one. */
                noLongerDeciding: {
                    /** @description Id of the rule, under which the rule book has it. */
                    rule: string;
                    /** @description Cases. */
                    cases: number;
                }[];
                /** @description At most ten of its cases that the caller may see, for callers who may trace figures. */
                examples?: components["schemas"]["SimulatedCase"][];
            }[];
            /** @description Cases that could be decided again and in which recall is supported, before and after, by the type of recall. */
            recalls: {
                /** @description By the stored answers. */
                before: {
                    /** @description Recalls of a fixed term, with no choice left. */
                    fixedTerm: {
                        /** @description Cases. */
                        cases: number;
                        /** @description Days in custody in all, from the first day in custody to the day of release, both counted, and never beyond the end of sentence or licence. */
                        days?: number;
                        /** @description Of the cases, those whose day of release does not follow from what is stored. */
                        withoutDays?: number;
                    };
                    /** @description A person chooses between a fixed term and a standard recall. Never given days. */
                    fixedTermOrStandard: number;
                    /** @description Standard recalls. Never given days: how long they last no rule says. */
                    standard: number;
                    /** @description Recall under another power, or for a court or a specialist. */
                    other: number;
                    /** @description The type is not settled. */
                    unknown: number;
                };
                /** @description By the new answers. */
                after: {
                    /** @description Recalls of a fixed term, with no choice left. */
                    fixedTerm: {
                        /** @description Cases. */
                        cases: number;
                        /** @description Days in custody in all, from the first day in custody to the day of release, both counted, and never beyond the end of sentence or licence. */
                        days?: number;
                        /** @description Of the cases, those whose day of release does not follow from what is stored. */
                        withoutDays?: number;
                    };
                    /** @description A person chooses between a fixed term and a standard recall. Never given days. */
                    fixedTermOrStandard: number;
                    /** @description Standard recalls. Never given days: how long they last no rule says. */
                    standard: number;
                    /** @description Recall under another power, or for a court or a specialist. */
                    other: number;
                    /** @description The type is not settled. */
                    unknown: number;
                };
                /** @description Cases with a fixed term and days on both sides. */
                both?: {
                    /** @description Cases. */
                    cases: number;
                    /** @description Days before. */
                    daysBefore: number;
                    /** @description Days after. */
                    daysAfter: number;
                };
                /**
                 * @description Whether days are counted: only with the return that the request assumes.
                 * @enum {string}
                 */
                days: "counted" | "no-return-assumed";
            };
            /**
             * @description `not-suppressed`, for callers who may trace figures: counts are shown as they are, small ones too; do not publish them without suppressing small numbers. `rounded-to-ten`, for others: each count is rounded to the nearest ten by itself (0 stands for 0 to 4), lines that come to nothing are left out, `cases` is the sum of what is shown, and days are rounded to the nearest hundred.
             * @enum {string}
             */
            smallNumbers: "not-suppressed" | "rounded-to-ten";
        };
        /** @description A breach event as in a report of it alone, with the reference by which its source knows it. */
        SourcedBreachEvent: {
            /**
             * @description What kind of event it is.
             * @enum {string}
             */
            type: "missed-appointment-good-reason" | "missed-appointment-no-good-reason" | "repeated-absence-contactable" | "lost-contact" | "home-visit-refused-or-missed" | "left-approved-address" | "accommodation-lost" | "positive-test-or-disclosed-use" | "attended-intoxicated-or-abusive" | "prohibited-contact-or-undisclosed-relationship" | "exclusion-zone-entry" | "tag-flat-or-signal-lost" | "tag-tamper" | "threats-or-harassment-not-charged" | "hdc-curfew-absence" | "hdc-cannot-monitor" | "domestic-abuse-call-out" | "arrest-bail-or-rui" | "charged-minor-unrelated" | "charged-serious-or-index-like" | "caution-or-conviction" | "nfa-discontinued-or-acquitted" | "order-or-notification-breach" | "polygraph-refused-or-sabotaged" | "polygraph-significant-response" | "unapproved-work" | "travel-abroad-without-permission" | "name-or-contact-not-notified" | "approved-premises-rule-breach" | "mental-health-crisis-or-self-harm" | "risk-rise-no-breach";
            /**
             * @description How far the criminal process has gone. Arrest is not charge; charge is not guilt.
             * @enum {string}
             */
            evidenceStatus: "no-criminal-process" | "intelligence" | "call-out-or-report" | "voluntary-interview" | "arrest" | "bail-or-rui" | "charge" | "caution" | "conviction" | "nfa" | "discontinued" | "acquitted";
            /** @description What happened, in words. */
            description: string;
            /**
             * Format: date
             * @description When it happened. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
             */
            occurredOn?: string;
            /** @description Two reports of one incident carry the same id and count once. */
            incidentId?: string;
            /**
             * @description Whether the person chose the conduct.
             * @enum {string}
             */
            fault?: "chosen" | "no-fault";
            /**
             * @description The part of the person in the incident.
             * @enum {string}
             */
            role?: "alleged-perpetrator" | "victim" | "witness" | "both";
            /** @description Ids of conditions of the licence that it touches; an empty list means none. */
            conditions?: string[];
            monitoringChecks?: components["schemas"]["MonitoringChecks"];
            test?: components["schemas"]["Test"];
            /** @description For intelligence: whether a person who assessed it finds it corroborated. */
            corroborated?: boolean;
            /** @description For prohibited contact: whether a court order was breached too. */
            courtOrderBreached?: boolean;
            /** @description For charges and convictions: murder or an offence in Schedule 18 to the Sentencing Code. */
            seriousOffence?: boolean;
            /** @description Whether the charge is a reason for the recall under consideration. */
            reliedOnForRecall?: boolean;
            /** @description After no further action, discontinuance or acquittal: whether the remaining facts stand on balance. */
            remainingFactsStand?: boolean;
            /** @description Time of day in London, as HH:MM. */
            occurredAtTime?: string;
            /**
             * Format: date
             * @description When it was reported. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
             */
            reportedOn?: string;
            /** @description Who or what reported it. */
            source: string;
            /** @description Its reference at the source: one event of a licence has one, and keeps it when it is reported again. */
            sourceReference: string;
            instruction?: components["schemas"]["Instruction"];
            account?: components["schemas"]["Account"];
            /**
             * @description Contact outcome as recorded.
             * @enum {string}
             */
            absenceAssessment?: "attended" | "acceptable" | "unacceptable" | "not-assessed";
            /**
             * @description What was done about it, kept apart from the outcome.
             * @enum {string}
             */
            enforcementResponse?: "no-further-action" | "decision-pending" | "licence-compliance-letter" | "recall-requested" | "other";
            evidence?: components["schemas"]["EvidenceReference"][];
            disclosure?: components["schemas"]["Disclosure"];
        };
        /** @description Rare statutory facts of a sentence. One left out is not known, unless `othersConfirmedAbsent` is sent. */
        StatutoryFlags: {
            /** @description An offence in Schedule 19AA to the Criminal Justice Act 2003. */
            schedule19aaOffence?: boolean;
            /** @description A terrorist offender to whom section 247A of that Act applies. */
            terroristOffence247a?: boolean;
            /** @description An offence under national security law. */
            nationalSecurityOffence?: boolean;
            /** @description Repatriated after a conviction of murder abroad. */
            repatriatedForMurder?: boolean;
            /** @description Assessed as a risk of foreign power threat activity. */
            foreignPowerThreatRisk?: boolean;
            /** @description Referred to the Parole Board under section 244ZB of that Act. */
            referredUnder244ZB?: boolean;
            /**
             * @description A person confirmed that every flag not stated does not apply.
             * @enum {boolean}
             */
            othersConfirmedAbsent?: true;
        };
        /** @description All that is held on a person, for the eyes of a reviewer. */
        SubjectAccess: {
            /**
             * Format: uuid
             * @description Opaque id.
             */
            id: string;
            /**
             * Format: date-time
             * @description When it was gathered. In UTC with milliseconds, as YYYY-MM-DDTHH:MM:SS.sssZ.
             */
            gatheredAt: string;
            /**
             * @description `nothing-held`: no licence was ever recorded under the number, or what was is erased.
             * @enum {string}
             */
            state: "to-be-reviewed" | "reviewed" | "nothing-held";
            /** @description Every licence ever recorded under the number. */
            licenceIds: string[];
            /** @description By licence, and within one in the order of recording. */
            items: components["schemas"]["AccessItem"][];
            /** @description How many items are left out because their case was erased since. */
            erasedItems?: number;
            /** @description Subject of the person who decided last. */
            reviewedBy?: string;
            /** @description The first release. From then on nothing more is decided on this request; absent before. */
            released?: {
                /**
                 * Format: date-time
                 * @description When. In UTC with milliseconds, as YYYY-MM-DDTHH:MM:SS.sssZ.
                 */
                at: string;
                /** @description Subject of whoever released it. */
                by: string;
            };
        };
        /** @description What may be handed to the person: only what a reviewer released. In a list, `withheld` stands for what was taken out. */
        SubjectAccessRelease: {
            /**
             * Format: uuid
             * @description Id of the request.
             */
            id: string;
            /**
             * Format: date-time
             * @description When it was released. In UTC with milliseconds, as YYYY-MM-DDTHH:MM:SS.sssZ.
             */
            releasedAt: string;
            items: components["schemas"]["ReleasedItem"][];
            /** @description How many items were kept back as a whole. */
            keptBack: number;
        };
        /** @description Whose data is asked for. At least one of `crn` and `nomsNumber`; licences under either are gathered. */
        SubjectAccessRequest: {
            /**
             * @description Case reference number (CRN): a letter and six digits.
             * @example X000001
             */
            crn?: string;
            /**
             * @description NOMS number (prison number): a letter, four digits and two letters.
             * @example A0001AA
             */
            nomsNumber?: string;
            /** @description How the request is named where it is handled. */
            reference: string;
        };
        /** @description Decisions on items of the request. They may come in parts; a later one on an item takes the place of an earlier one. */
        SubjectAccessReview: {
            /** @description A decision by the `entryId` of each item. */
            decisions: {
                [key: string]: components["schemas"]["AccessDecision"];
            };
        };
        /** @description The supervision profile. */
        Supervision: {
            rosh?: components["schemas"]["Rosh"];
            mappa?: components["schemas"]["Mappa"];
            predictors?: components["schemas"]["Predictor"][];
            /** @description Recorded needs. They may excuse, open a lesser measure or be weighed; they never raise risk. */
            needs?: ("suicide-or-self-harm" | "relationship-breakdown" | "domestic-abuse" | "drug-or-alcohol-use" | "being-bullied" | "at-risk-from-others" | "safeguarding-concerns" | "mental-health" | "physical-health" | "medication" | "bereavement" | "learning-difficulties" | "physical-disabilities" | "pregnancy" | "care-of-children" | "language-or-culture" | "housing")[];
            protectiveFactors?: string[];
        };
        /** @description A test for drugs or alcohol, or a disclosure of use. */
        Test: {
            /** @enum {string} */
            stage?: "screening" | "confirmed" | "disclosed";
            /** @description Whether the substance was prescribed. */
            prescribed?: boolean;
            /** @description Whether the person disputes the result. */
            disputed?: boolean;
        };
        /** @description The cases that a figure counts. */
        TracedCasesPage: {
            items: {
                /**
                 * Format: uuid
                 * @description The licence.
                 */
                licenceId: string;
                /**
                 * Format: uuid
                 * @description The consideration; of a recall, the one it came from, where that is known.
                 */
                considerationId?: string;
                /**
                 * Format: uuid
                 * @description The recall, where recalls are counted.
                 */
                recallId?: string;
                /**
                 * Format: date
                 * @description The day by which it is counted: of the decision, the opening or the revocation. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
                 */
                on: string;
            }[];
            /** @description Send it as `cursor` for the next page; absent on the last. */
            next?: string;
        };
        /** @description How each rule of a set came out for a subject. */
        TraceEntry: {
            set: string;
            subject?: string;
            /** @description Per rule its truth and then that of each condition: `t` true, `f` false, `u` not settled. */
            rules: {
                [key: string]: string;
            };
        };
        /** @description Whether one condition of the licence could be varied or lifted as a lesser measure. */
        VariationAnswer: {
            condition: string;
            /** @description Settled exactly when every completion of the missing facts gives this answer. */
            variation: {
                /** @enum {string} */
                answer: "may-be-proposed" | "victim-view-first" | "protects-victim-or-child" | "serves-its-purpose" | "not-in-force" | "unknown";
                /** @description The answers still possible. */
                possible?: ("may-be-proposed" | "victim-view-first" | "protects-victim-or-child" | "serves-its-purpose" | "not-in-force")[];
                /** @description The facts that separate them. */
                separatedBy?: components["schemas"]["FactReference"][];
                /** @description Rules that determined the answer, or that could still determine it. */
                rules: string[];
            };
            /** @description Who would have to vary it: nobody is named, because no source of that power has been checked. */
            power: {
                /** @enum {string} */
                answer: "refer-to-specialist";
                /** @enum {string} */
                because: "power-to-vary-not-checked";
            };
        };
        /** @description The vocabularies that can be read one by one. */
        Vocabularies: {
            items: string[];
        };
        /** @description A closed vocabulary of the rule book. */
        Vocabulary: {
            vocabulary: string;
            values: string[];
        };
        /** @description The whole subscription as it is to be. */
        WebhookChange: {
            /** @description Where events are sent: an https address on a host that this service was told to send to, without user and password. */
            url: string;
            /** @description Types of events to be sent, each once; every type, also of later releases, when left out. */
            types?: ("recall-decision-support.licence-registered.v1" | "recall-decision-support.licence-replaced.v1" | "recall-decision-support.event-reported.v1" | "recall-decision-support.event-revised.v1" | "recall-decision-support.consideration-opened.v1" | "recall-decision-support.judgement-recorded.v1" | "recall-decision-support.judgement-replaced.v1" | "recall-decision-support.recommendation-made.v1" | "recall-decision-support.recall-reported.v1" | "recall-decision-support.recall-replaced.v1" | "recall-decision-support.content-erased.v1" | "recall-decision-support.dispute-recorded.v1" | "recall-decision-support.proposal-recorded.v1" | "recall-decision-support.independent-view-recorded.v1" | "recall-decision-support.decision-recorded.v1" | "recall-decision-support.endorsement-recorded.v1" | "recall-decision-support.countersignature-recorded.v1" | "recall-decision-support.information-requested.v1" | "recall-decision-support.consideration-withdrawn.v1" | "recall-decision-support.consideration-closed.v1" | "recall-decision-support.consideration-sent.v1" | "recall-decision-support.new-facts-reviewed.v1" | "recall-decision-support.new-facts-noted.v1" | "recall-decision-support.disclosure-checked.v1")[];
            /** @description Whether nothing is sent for now. What is recorded meanwhile is sent afterwards. */
            paused: boolean;
        };
        /** @description Subscriptions of your own. */
        WebhookPage: {
            items: components["schemas"]["WebhookSubscription"][];
            /** @description Send as `cursor` for the next page. Absent on the last page. */
            next?: string;
        };
        /** @description Dead letters that will be sent again. */
        WebhookReplay: {
            /** @description How many, those among them that come before a named one in the same case; without those asked for already. */
            letters: number;
        };
        /** @description Which dead letters: all, or those of a stretch of the log. */
        WebhookReplayRequest: {
            /** @description `sequence` of the first. */
            from?: string;
            /** @description `sequence` of the last. */
            to?: string;
        };
        /** @description Where to send events, and which. */
        WebhookRequest: {
            /** @description Where events are sent: an https address on a host that this service was told to send to, without user and password. */
            url: string;
            /** @description Types of events to be sent, each once; every type, also of later releases, when left out. */
            types?: ("recall-decision-support.licence-registered.v1" | "recall-decision-support.licence-replaced.v1" | "recall-decision-support.event-reported.v1" | "recall-decision-support.event-revised.v1" | "recall-decision-support.consideration-opened.v1" | "recall-decision-support.judgement-recorded.v1" | "recall-decision-support.judgement-replaced.v1" | "recall-decision-support.recommendation-made.v1" | "recall-decision-support.recall-reported.v1" | "recall-decision-support.recall-replaced.v1" | "recall-decision-support.content-erased.v1" | "recall-decision-support.dispute-recorded.v1" | "recall-decision-support.proposal-recorded.v1" | "recall-decision-support.independent-view-recorded.v1" | "recall-decision-support.decision-recorded.v1" | "recall-decision-support.endorsement-recorded.v1" | "recall-decision-support.countersignature-recorded.v1" | "recall-decision-support.information-requested.v1" | "recall-decision-support.consideration-withdrawn.v1" | "recall-decision-support.consideration-closed.v1" | "recall-decision-support.consideration-sent.v1" | "recall-decision-support.new-facts-reviewed.v1" | "recall-decision-support.new-facts-noted.v1" | "recall-decision-support.disclosure-checked.v1")[];
            /** @description Begin after this position of the feed; with what is recorded from now on when left out. */
            after?: string;
        };
        /** @description A subscription, and how far it is. */
        WebhookStatus: {
            /**
             * Format: uuid
             * @description Opaque id.
             */
            id: string;
            /** @description Counts from 1; the entity tag of this version. */
            version: number;
            /**
             * Format: date-time
             * @description When this version was recorded. In UTC with milliseconds, as YYYY-MM-DDTHH:MM:SS.sssZ.
             */
            recordedAt: string;
            /** @description Where events are sent: an https address on a host that this service was told to send to, without user and password. */
            url: string;
            /** @description Types of events to be sent, each once; every type, also of later releases, when left out. */
            types?: ("recall-decision-support.licence-registered.v1" | "recall-decision-support.licence-replaced.v1" | "recall-decision-support.event-reported.v1" | "recall-decision-support.event-revised.v1" | "recall-decision-support.consideration-opened.v1" | "recall-decision-support.judgement-recorded.v1" | "recall-decision-support.judgement-replaced.v1" | "recall-decision-support.recommendation-made.v1" | "recall-decision-support.recall-reported.v1" | "recall-decision-support.recall-replaced.v1" | "recall-decision-support.content-erased.v1" | "recall-decision-support.dispute-recorded.v1" | "recall-decision-support.proposal-recorded.v1" | "recall-decision-support.independent-view-recorded.v1" | "recall-decision-support.decision-recorded.v1" | "recall-decision-support.endorsement-recorded.v1" | "recall-decision-support.countersignature-recorded.v1" | "recall-decision-support.information-requested.v1" | "recall-decision-support.consideration-withdrawn.v1" | "recall-decision-support.consideration-closed.v1" | "recall-decision-support.consideration-sent.v1" | "recall-decision-support.new-facts-reviewed.v1" | "recall-decision-support.new-facts-noted.v1" | "recall-decision-support.disclosure-checked.v1")[];
            /** @description Whether nothing is sent for now. */
            paused: boolean;
            /**
             * @description `failing`: the event at the head is tried again. `gone`: the receiver answered 410; change the subscription to go on. `refused`: its host is not one that this service sends to any more.
             * @enum {string}
             */
            state: "active" | "failing" | "paused" | "gone" | "refused";
            /** @description Everything up to here is sent, or a dead letter. As `after` of the feed it gives what is still to be sent. */
            position: string;
            /** @description Entries of the log after it, not all of which are events. */
            lag: number;
            /** @description Events that were given up or follow one that was. */
            deadLetters: number;
            /** @description What went wrong last. */
            lastFailure?: {
                /** @description Index of the audit entry in the tree over all entries, with zeros before it: texts sort as the events do. Numbers between may be missing. */
                sequence: string;
                /** @description `timed-out`, `unreachable`, `redirected`, or `status-` with the status of the answer. */
                failure: string;
                /**
                 * Format: date-time
                 * @description When. In UTC with milliseconds, as YYYY-MM-DDTHH:MM:SS.sssZ.
                 */
                at: string;
                /** @description How often the event at the head was tried. Absent once it is passed. */
                attempts?: number;
                /**
                 * Format: date-time
                 * @description When it is tried again. In UTC with milliseconds, as YYYY-MM-DDTHH:MM:SS.sssZ.
                 */
                nextAttemptAt?: string;
            };
        };
        /** @description A version of a subscription. */
        WebhookSubscription: {
            /**
             * Format: uuid
             * @description Opaque id.
             */
            id: string;
            /** @description Counts from 1; the entity tag of this version. */
            version: number;
            /**
             * Format: date-time
             * @description When this version was recorded. In UTC with milliseconds, as YYYY-MM-DDTHH:MM:SS.sssZ.
             */
            recordedAt: string;
            /** @description Where events are sent: an https address on a host that this service was told to send to, without user and password. */
            url: string;
            /** @description Types of events to be sent, each once; every type, also of later releases, when left out. */
            types?: ("recall-decision-support.licence-registered.v1" | "recall-decision-support.licence-replaced.v1" | "recall-decision-support.event-reported.v1" | "recall-decision-support.event-revised.v1" | "recall-decision-support.consideration-opened.v1" | "recall-decision-support.judgement-recorded.v1" | "recall-decision-support.judgement-replaced.v1" | "recall-decision-support.recommendation-made.v1" | "recall-decision-support.recall-reported.v1" | "recall-decision-support.recall-replaced.v1" | "recall-decision-support.content-erased.v1" | "recall-decision-support.dispute-recorded.v1" | "recall-decision-support.proposal-recorded.v1" | "recall-decision-support.independent-view-recorded.v1" | "recall-decision-support.decision-recorded.v1" | "recall-decision-support.endorsement-recorded.v1" | "recall-decision-support.countersignature-recorded.v1" | "recall-decision-support.information-requested.v1" | "recall-decision-support.consideration-withdrawn.v1" | "recall-decision-support.consideration-closed.v1" | "recall-decision-support.consideration-sent.v1" | "recall-decision-support.new-facts-reviewed.v1" | "recall-decision-support.new-facts-noted.v1" | "recall-decision-support.disclosure-checked.v1")[];
            /** @description Whether nothing is sent for now. */
            paused: boolean;
        };
        /** @description A version of a subscription, with the secret that signs from then on. */
        WebhookWithSecret: {
            /**
             * Format: uuid
             * @description Opaque id.
             */
            id: string;
            /** @description Counts from 1; the entity tag of this version. */
            version: number;
            /**
             * Format: date-time
             * @description When this version was recorded. In UTC with milliseconds, as YYYY-MM-DDTHH:MM:SS.sssZ.
             */
            recordedAt: string;
            /** @description Where events are sent: an https address on a host that this service was told to send to, without user and password. */
            url: string;
            /** @description Types of events to be sent, each once; every type, also of later releases, when left out. */
            types?: ("recall-decision-support.licence-registered.v1" | "recall-decision-support.licence-replaced.v1" | "recall-decision-support.event-reported.v1" | "recall-decision-support.event-revised.v1" | "recall-decision-support.consideration-opened.v1" | "recall-decision-support.judgement-recorded.v1" | "recall-decision-support.judgement-replaced.v1" | "recall-decision-support.recommendation-made.v1" | "recall-decision-support.recall-reported.v1" | "recall-decision-support.recall-replaced.v1" | "recall-decision-support.content-erased.v1" | "recall-decision-support.dispute-recorded.v1" | "recall-decision-support.proposal-recorded.v1" | "recall-decision-support.independent-view-recorded.v1" | "recall-decision-support.decision-recorded.v1" | "recall-decision-support.endorsement-recorded.v1" | "recall-decision-support.countersignature-recorded.v1" | "recall-decision-support.information-requested.v1" | "recall-decision-support.consideration-withdrawn.v1" | "recall-decision-support.consideration-closed.v1" | "recall-decision-support.consideration-sent.v1" | "recall-decision-support.new-facts-reviewed.v1" | "recall-decision-support.new-facts-noted.v1" | "recall-decision-support.disclosure-checked.v1")[];
            /** @description Whether nothing is sent for now. */
            paused: boolean;
            /** @description What the receiver checks signatures with, as the Standard Webhooks specification writes it: `whsec_` and base64. Nothing else shows it: only the same request again with the same `Idempotency-Key` gets the same answer, with the secret, and not once the subscription is ended. */
            secret: string;
        };
        /** @description Why recall is no longer considered here. */
        WithdrawalContent: {
            /**
             * @description The kind of reason.
             * @enum {string}
             */
            reason: "opened-in-error" | "events-found-not-to-have-happened" | "circumstances-changed" | "person-died" | "licence-ended" | "dealt-with-in-another-consideration";
            /** @description Why, in words. */
            text: string;
        };
        /** @description What of a run is shown while its answer is withheld. Nothing in it tells whether recall is supported. */
        WithheldAnswer: {
            /**
             * @description The answer is shown to whoever has recorded a proposal of their own in this consideration; to everybody once an independent view is recorded in it, or it has been withdrawn or closed.
             * @enum {string}
             */
            until: "proposal-or-independent-view";
            missingFacts: {
                fact: string;
                subject?: string;
                /** @description Where in the input it would be given. */
                input: string;
                /** @description Who usually holds it. */
                heldBy: string;
            }[];
            /** @description Findings about the input, and none about conclusions. */
            qualityFindings: components["schemas"]["QualityFinding"][];
            safetyActions: components["schemas"]["SafetyAction"][];
            /** @description The clock that runs whatever the answer is. */
            deadlines: components["schemas"]["Deadline"][];
        };
        /** @description What the work was like when the step was taken: it protects whoever took it, years later. Kept in the record; no rule reads it. */
        WorkContext: {
            /** @description Cases held as a share of the usual number, in per cent: 100 is a full caseload. */
            caseloadPercentage?: number;
            /** @description How the office was staffed. */
            staffing?: string;
            /** @description Who instructed this step, and to do what. Kept in the record; no rule reads it. */
            instruction?: {
                /** @description Who. */
                by: string;
                /** @description What, in words. */
                what: string;
            };
            /** @description Who disagreed with this step, and why. Kept in the record; no rule reads it. */
            dissent?: {
                /** @description Who. */
                by: string;
                /** @description What, in words. */
                what: string;
            };
            /** @description Who supervised the person at the time of what is decided on. */
            officerAtTheTime?: string;
            /** @description How often the supervising officer has changed on this licence. */
            changesOfOfficer?: number;
        };
        /** @description A yes, no or unknown that only a person can give. */
        YesNoAnswer: {
            /** @enum {string} */
            answer: "yes" | "no" | "unknown";
            /** @description Why, in words. */
            reason?: string;
            /** @description Who gives the answer. */
            madeBy?: string;
            /**
             * Format: date
             * @description When it was given. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
             */
            on?: string;
            /** @description What the answer rests on. */
            restsOn?: {
                /** @description Ids of events. */
                events?: string[];
                /** @description Assessments or other records. */
                assessments?: string[];
            };
        };
        /** @description A yes, no or unknown without its words. */
        YesNoInputs: {
            /** @description Whether the person gave reasons in words. */
            reasoned?: boolean;
            /** @description Whether the answer names its maker. */
            named?: boolean;
            /**
             * Format: date
             * @description When it was given. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.
             */
            on?: string;
            /** @description Ids of the events it rests on. */
            restsOnEvents?: string[];
            /** @description Whether it names assessments or other records. */
            restsOnAssessments?: boolean;
            /** @enum {string} */
            answer?: "yes" | "no" | "unknown";
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    registerLicence: {
        parameters: {
            query?: never;
            header?: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
                /** @description A key of your own for this act. Sent again with the same request it gives the same answer and acts no second time. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LicenceContent"];
            };
        };
        responses: {
            /** @description The licence is registered. */
            201: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    /** @description Where the record is. */
                    Location?: string;
                    /** @description Entity tag of this version; send it as `If-Match` to change it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordedLicence"];
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: no such record. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `already-registered`: already registered. `idempotency-key-in-use`: a request with this idempotency key is still running. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `erased`: the content was erased. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: the body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: the body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: the idempotency key belongs to another request. `invalid`: the request cannot be accepted as it stands. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    searchLicences: {
        parameters: {
            query?: never;
            header?: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LicenceSearch"];
            };
        };
        responses: {
            /** @description The licences found. */
            200: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LicencePage"];
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: the body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: the body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: the request cannot be accepted as it stands. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readLicence: {
        parameters: {
            query?: {
                /** @description Read it as it was known then; now when left out. In UTC with milliseconds, as YYYY-MM-DDTHH:MM:SS.sssZ. */
                knownAt?: string;
            };
            header?: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
            };
            path: {
                /** @description Id of the licence. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The licence. */
            200: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    /** @description Entity tag of this version; send it as `If-Match` to change it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordedLicence"];
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: no such record. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `erased`: the content was erased. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: the request cannot be accepted as it stands. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replaceLicence: {
        parameters: {
            query?: never;
            header: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
                /** @description A key of your own for this act. Sent again with the same request it gives the same answer and acts no second time. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` of the version that the change is for. */
                "If-Match": string;
            };
            path: {
                /** @description Id of the licence. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LicenceContent"];
            };
        };
        responses: {
            /** @description The new version. */
            200: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    /** @description Entity tag of this version; send it as `If-Match` to change it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordedLicence"];
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: no such record. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `already-registered`: already registered. `idempotency-key-in-use`: a request with this idempotency key is still running. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `erased`: the content was erased. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `version-stale`: the record has changed since it was read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: the body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: the body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: the idempotency key belongs to another request. `invalid`: the request cannot be accepted as it stands. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-required`: the version to change must be named. */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listBreachEvents: {
        parameters: {
            query?: {
                /** @description Most items in one answer; 50 when left out. */
                limit?: number;
                /** @description `next` of the page before. */
                cursor?: string;
                /** @description Read it as it was known then; now when left out. In UTC with milliseconds, as YYYY-MM-DDTHH:MM:SS.sssZ. */
                knownAt?: string;
            };
            header?: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
            };
            path: {
                /** @description Id of the licence. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The events. */
            200: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventPage"];
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: no such record. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `erased`: the content was erased. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: the request cannot be accepted as it stands. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reportBreachEvent: {
        parameters: {
            query?: never;
            header?: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
                /** @description A key of your own for this act. Sent again with the same request it gives the same answer and acts no second time. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the licence. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BreachEventContent"];
            };
        };
        responses: {
            /** @description The event is recorded. */
            201: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    /** @description Where the record is. */
                    Location?: string;
                    /** @description Entity tag of this version; send it as `If-Match` to change it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordedEvent"];
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: no such record. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-in-use`: a request with this idempotency key is still running. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `erased`: the content was erased. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: the body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: the body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: the idempotency key belongs to another request. `invalid`: the request cannot be accepted as it stands. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reviseBreachEvent: {
        parameters: {
            query?: never;
            header: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
                /** @description A key of your own for this act. Sent again with the same request it gives the same answer and acts no second time. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` of the version that the change is for. */
                "If-Match": string;
            };
            path: {
                /** @description Id of the breach event. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevisionContent"];
            };
        };
        responses: {
            /** @description The event as it is now. */
            201: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    /** @description Where the record is. */
                    Location?: string;
                    /** @description Entity tag of this version; send it as `If-Match` to change it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordedEvent"];
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: no such record. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-in-use`: a request with this idempotency key is still running. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `erased`: the content was erased. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `version-stale`: the record has changed since it was read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: the body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: the body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: the idempotency key belongs to another request. `invalid`: the request cannot be accepted as it stands. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-required`: the version to change must be named. */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reportEventBatch: {
        parameters: {
            query?: never;
            header?: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
                /** @description A key of your own for this act. Sent again with the same request it gives the same answer and acts no second time. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EventBatchContent"];
            };
        };
        responses: {
            /** @description What became of each item. */
            200: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordedEventBatch"];
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-in-use`: a request with this idempotency key is still running. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: the body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: the body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: the idempotency key belongs to another request. `invalid`: the request cannot be accepted as it stands. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    openConsideration: {
        parameters: {
            query?: never;
            header?: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
                /** @description A key of your own for this act. Sent again with the same request it gives the same answer and acts no second time. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the licence. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewConsideration"];
            };
        };
        responses: {
            /** @description The consideration is open. */
            201: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    /** @description Where the record is. */
                    Location?: string;
                    /** @description Entity tag of this version; send it as `If-Match` to change it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordedConsideration"];
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: no such record. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-in-use`: a request with this idempotency key is still running. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `erased`: the content was erased. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: the body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: the body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: the idempotency key belongs to another request. `invalid`: the request cannot be accepted as it stands. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listConsiderations: {
        parameters: {
            query?: {
                /** @description Most items in one answer; 50 when left out. */
                limit?: number;
                /** @description `next` of the page before. */
                cursor?: string;
                /** @description Only where this probation region supervises the case, or has it in approved premises. */
                region?: string;
                /** @description Only where this probation delivery unit does; with `region`, both of one place. */
                deliveryUnit?: string;
                /** @description Only where it is the move of whoever has this queue, and only cases that the caller may change. The senior manager has also what was not decided in time. */
                queue?: "practitioner" | "senior-probation-officer" | "senior-manager" | "countersignature" | "new-facts";
                /** @description Only in this state; those that ended are listed when asked for by it. */
                state?: "open" | "proposed" | "viewed" | "returned" | "awaiting-endorsement" | "not-endorsed" | "agreed" | "sent" | "withdrawn" | "closed";
            };
            header?: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The considerations. */
            200: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsiderationPage"];
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: the request cannot be accepted as it stands. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readConsideration: {
        parameters: {
            query?: never;
            header?: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
            };
            path: {
                /** @description Id of the consideration. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The consideration. */
            200: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    /** @description Entity tag of this version; send it as `If-Match` to change it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordedConsideration"];
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: no such record. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `erased`: the content was erased. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recordJudgement: {
        parameters: {
            query?: never;
            header: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
                /** @description A key of your own for this act. Sent again with the same request it gives the same answer and acts no second time. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` of the version that the change is for. */
                "If-Match": string;
            };
            path: {
                /** @description Id of the consideration. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["JudgementContent"];
            };
        };
        responses: {
            /** @description The consideration with the judgement. */
            200: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    /** @description Entity tag of this version; send it as `If-Match` to change it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordedConsideration"];
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: no such record. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-in-use`: a request with this idempotency key is still running. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `erased`: the content was erased. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `version-stale`: the record has changed since it was read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: the body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: the body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: the idempotency key belongs to another request. `invalid`: the request cannot be accepted as it stands. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-required`: the version to change must be named. */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recommend: {
        parameters: {
            query?: never;
            header?: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
                /** @description A key of your own for this act. Sent again with the same request it gives the same answer and acts no second time. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the consideration. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecommendationRequest"];
            };
        };
        responses: {
            /** @description The run is recorded. */
            201: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    /** @description Where the record is. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordedRecommendation"];
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: no such record. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-in-use`: a request with this idempotency key is still running. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `erased`: the content was erased. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: the body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: the body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: the idempotency key belongs to another request. `invalid`: the request cannot be accepted as it stands. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readRecommendation: {
        parameters: {
            query?: never;
            header?: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
            };
            path: {
                /** @description Id of the recommendation. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The run. */
            200: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordedRecommendation"];
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: no such record. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `erased`: the content was erased. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    explainRecommendation: {
        parameters: {
            query?: {
                /** @description For whom it is worded. The person on licence is none of these: what the person reads is a document of the human decision. `practitioner` when left out. */
                audience?: "practitioner" | "manager" | "inspector";
            };
            header?: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
            };
            path: {
                /** @description Id of the recommendation. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The explanation. In the form that `Accept` asks for, in the first of these where it does not say. */
            200: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordedExplanation"];
                    "text/html": string;
                    "text/markdown": string;
                    "text/plain": string;
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: no such record. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: the answer is not offered in the form that was asked for. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-withheld`: the answer is withheld until a view is recorded. `not-explainable`: the run does not follow from its rule book. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `erased`: the content was erased. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recordProposal: {
        parameters: {
            query?: never;
            header: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
                /** @description A key of your own for this act. Sent again with the same request it gives the same answer and acts no second time. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` of the version that the change is for. */
                "If-Match": string;
            };
            path: {
                /** @description Id of the consideration. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProposalContent"];
            };
        };
        responses: {
            /** @description The consideration after the step. */
            200: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    /** @description Entity tag of this version; send it as `If-Match` to change it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordedConsideration"];
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. `person-only`: only a person may do this. `another-area`: the case is for another area to change. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: no such record. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-in-use`: a request with this idempotency key is still running. `out-of-turn`: the review is not where this step can be taken. `same-person`: two different people must do these two steps. `view-first`: a view of your own comes before your decision. `not-countersigned`: somebody must countersign first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `erased`: the content was erased. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `version-stale`: the record has changed since it was read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: the body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: the body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: the idempotency key belongs to another request. `invalid`: the request cannot be accepted as it stands. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-required`: the version to change must be named. */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recordIndependentView: {
        parameters: {
            query?: never;
            header: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
                /** @description A key of your own for this act. Sent again with the same request it gives the same answer and acts no second time. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` of the version that the change is for. */
                "If-Match": string;
            };
            path: {
                /** @description Id of the consideration. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IndependentViewContent"];
            };
        };
        responses: {
            /** @description The consideration after the step. */
            200: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    /** @description Entity tag of this version; send it as `If-Match` to change it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordedConsideration"];
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. `person-only`: only a person may do this. `another-area`: the case is for another area to change. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: no such record. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-in-use`: a request with this idempotency key is still running. `out-of-turn`: the review is not where this step can be taken. `same-person`: two different people must do these two steps. `view-first`: a view of your own comes before your decision. `not-countersigned`: somebody must countersign first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `erased`: the content was erased. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `version-stale`: the record has changed since it was read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: the body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: the body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: the idempotency key belongs to another request. `invalid`: the request cannot be accepted as it stands. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-required`: the version to change must be named. */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recordDecision: {
        parameters: {
            query?: never;
            header: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
                /** @description A key of your own for this act. Sent again with the same request it gives the same answer and acts no second time. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` of the version that the change is for. */
                "If-Match": string;
            };
            path: {
                /** @description Id of the consideration. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecisionContent"];
            };
        };
        responses: {
            /** @description The consideration after the step. */
            200: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    /** @description Entity tag of this version; send it as `If-Match` to change it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordedConsideration"];
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. `person-only`: only a person may do this. `another-area`: the case is for another area to change. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: no such record. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-in-use`: a request with this idempotency key is still running. `out-of-turn`: the review is not where this step can be taken. `same-person`: two different people must do these two steps. `view-first`: a view of your own comes before your decision. `not-countersigned`: somebody must countersign first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `erased`: the content was erased. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `version-stale`: the record has changed since it was read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: the body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: the body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: the idempotency key belongs to another request. `invalid`: the request cannot be accepted as it stands. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-required`: the version to change must be named. */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endorseDecision: {
        parameters: {
            query?: never;
            header: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
                /** @description A key of your own for this act. Sent again with the same request it gives the same answer and acts no second time. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` of the version that the change is for. */
                "If-Match": string;
            };
            path: {
                /** @description Id of the consideration. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EndorsementContent"];
            };
        };
        responses: {
            /** @description The consideration after the step. */
            200: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    /** @description Entity tag of this version; send it as `If-Match` to change it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordedConsideration"];
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. `person-only`: only a person may do this. `another-area`: the case is for another area to change. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: no such record. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-in-use`: a request with this idempotency key is still running. `out-of-turn`: the review is not where this step can be taken. `same-person`: two different people must do these two steps. `view-first`: a view of your own comes before your decision. `not-countersigned`: somebody must countersign first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `erased`: the content was erased. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `version-stale`: the record has changed since it was read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: the body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: the body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: the idempotency key belongs to another request. `invalid`: the request cannot be accepted as it stands. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-required`: the version to change must be named. */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    countersignDecision: {
        parameters: {
            query?: never;
            header: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
                /** @description A key of your own for this act. Sent again with the same request it gives the same answer and acts no second time. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` of the version that the change is for. */
                "If-Match": string;
            };
            path: {
                /** @description Id of the consideration. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CountersignatureContent"];
            };
        };
        responses: {
            /** @description The consideration after the step. */
            200: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    /** @description Entity tag of this version; send it as `If-Match` to change it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordedConsideration"];
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. `person-only`: only a person may do this. `another-area`: the case is for another area to change. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: no such record. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-in-use`: a request with this idempotency key is still running. `out-of-turn`: the review is not where this step can be taken. `same-person`: two different people must do these two steps. `view-first`: a view of your own comes before your decision. `not-countersigned`: somebody must countersign first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `erased`: the content was erased. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `version-stale`: the record has changed since it was read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: the body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: the body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: the idempotency key belongs to another request. `invalid`: the request cannot be accepted as it stands. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-required`: the version to change must be named. */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    returnForInformation: {
        parameters: {
            query?: never;
            header: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
                /** @description A key of your own for this act. Sent again with the same request it gives the same answer and acts no second time. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` of the version that the change is for. */
                "If-Match": string;
            };
            path: {
                /** @description Id of the consideration. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReturnContent"];
            };
        };
        responses: {
            /** @description The consideration after the step. */
            200: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    /** @description Entity tag of this version; send it as `If-Match` to change it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordedConsideration"];
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. `person-only`: only a person may do this. `another-area`: the case is for another area to change. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: no such record. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-in-use`: a request with this idempotency key is still running. `out-of-turn`: the review is not where this step can be taken. `same-person`: two different people must do these two steps. `view-first`: a view of your own comes before your decision. `not-countersigned`: somebody must countersign first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `erased`: the content was erased. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `version-stale`: the record has changed since it was read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: the body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: the body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: the idempotency key belongs to another request. `invalid`: the request cannot be accepted as it stands. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-required`: the version to change must be named. */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawConsideration: {
        parameters: {
            query?: never;
            header: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
                /** @description A key of your own for this act. Sent again with the same request it gives the same answer and acts no second time. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` of the version that the change is for. */
                "If-Match": string;
            };
            path: {
                /** @description Id of the consideration. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawalContent"];
            };
        };
        responses: {
            /** @description The consideration after the step. */
            200: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    /** @description Entity tag of this version; send it as `If-Match` to change it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordedConsideration"];
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. `person-only`: only a person may do this. `another-area`: the case is for another area to change. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: no such record. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-in-use`: a request with this idempotency key is still running. `out-of-turn`: the review is not where this step can be taken. `same-person`: two different people must do these two steps. `view-first`: a view of your own comes before your decision. `not-countersigned`: somebody must countersign first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `erased`: the content was erased. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `version-stale`: the record has changed since it was read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: the body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: the body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: the idempotency key belongs to another request. `invalid`: the request cannot be accepted as it stands. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-required`: the version to change must be named. */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    closeConsideration: {
        parameters: {
            query?: never;
            header: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
                /** @description A key of your own for this act. Sent again with the same request it gives the same answer and acts no second time. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` of the version that the change is for. */
                "If-Match": string;
            };
            path: {
                /** @description Id of the consideration. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClosureContent"];
            };
        };
        responses: {
            /** @description The consideration after the step. */
            200: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    /** @description Entity tag of this version; send it as `If-Match` to change it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordedConsideration"];
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. `person-only`: only a person may do this. `another-area`: the case is for another area to change. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: no such record. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-in-use`: a request with this idempotency key is still running. `out-of-turn`: the review is not where this step can be taken. `same-person`: two different people must do these two steps. `view-first`: a view of your own comes before your decision. `not-countersigned`: somebody must countersign first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `erased`: the content was erased. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `version-stale`: the record has changed since it was read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: the body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: the body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: the idempotency key belongs to another request. `invalid`: the request cannot be accepted as it stands. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-required`: the version to change must be named. */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reviewNewFacts: {
        parameters: {
            query?: never;
            header: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
                /** @description A key of your own for this act. Sent again with the same request it gives the same answer and acts no second time. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` of the version that the change is for. */
                "If-Match": string;
            };
            path: {
                /** @description Id of the consideration. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewFactsReviewContent"];
            };
        };
        responses: {
            /** @description The consideration after the step. */
            200: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    /** @description Entity tag of this version; send it as `If-Match` to change it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordedConsideration"];
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. `person-only`: only a person may do this. `another-area`: the case is for another area to change. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: no such record. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-in-use`: a request with this idempotency key is still running. `out-of-turn`: the review is not where this step can be taken. `same-person`: two different people must do these two steps. `view-first`: a view of your own comes before your decision. `not-countersigned`: somebody must countersign first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `erased`: the content was erased. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `version-stale`: the record has changed since it was read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: the body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: the body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: the idempotency key belongs to another request. `invalid`: the request cannot be accepted as it stands. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-required`: the version to change must be named. */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recordDisclosureCheck: {
        parameters: {
            query?: never;
            header: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
                /** @description A key of your own for this act. Sent again with the same request it gives the same answer and acts no second time. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` of the version that the change is for. */
                "If-Match": string;
            };
            path: {
                /** @description Id of the consideration. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DisclosureCheckContent"];
            };
        };
        responses: {
            /** @description The consideration after the step. */
            200: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    /** @description Entity tag of this version; send it as `If-Match` to change it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordedConsideration"];
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. `person-only`: only a person may do this. `another-area`: the case is for another area to change. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: no such record. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-in-use`: a request with this idempotency key is still running. `out-of-turn`: the review is not where this step can be taken. `same-person`: two different people must do these two steps. `view-first`: a view of your own comes before your decision. `not-countersigned`: somebody must countersign first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `erased`: the content was erased. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `version-stale`: the record has changed since it was read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: the body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: the body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: the idempotency key belongs to another request. `invalid`: the request cannot be accepted as it stands. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-required`: the version to change must be named. */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    makeDocument: {
        parameters: {
            query?: never;
            header?: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
            };
            path: {
                /** @description Id of the consideration. */
                id: string;
                /** @description Which document. */
                kind: "decision-not-to-recall-letter" | "licence-compliance-letter" | "recall-request" | "notice-of-reasons" | "handover";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The document. In the form that `Accept` asks for, in the first of these where it does not say. */
            200: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeDocument"];
                    "text/html": string;
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: no such record. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: the answer is not offered in the form that was asked for. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `document-not-due`: the document cannot be made yet, or not for this decision. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `erased`: the content was erased. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reportRecall: {
        parameters: {
            query?: never;
            header?: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
                /** @description A key of your own for this act. Sent again with the same request it gives the same answer and acts no second time. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the licence. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecallContent"];
            };
        };
        responses: {
            /** @description The recall is recorded. */
            201: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    /** @description Where the record is. */
                    Location?: string;
                    /** @description Entity tag of this version; send it as `If-Match` to change it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordedRecall"];
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: no such record. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-in-use`: a request with this idempotency key is still running. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `erased`: the content was erased. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: the body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: the body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: the idempotency key belongs to another request. `invalid`: the request cannot be accepted as it stands. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readRecall: {
        parameters: {
            query?: never;
            header?: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
            };
            path: {
                /** @description Id of the recall. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The recall. */
            200: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    /** @description Entity tag of this version; send it as `If-Match` to change it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordedRecall"];
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: no such record. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `erased`: the content was erased. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replaceRecall: {
        parameters: {
            query?: never;
            header: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
                /** @description A key of your own for this act. Sent again with the same request it gives the same answer and acts no second time. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` of the version that the change is for. */
                "If-Match": string;
            };
            path: {
                /** @description Id of the recall. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecallContent"];
            };
        };
        responses: {
            /** @description The new version. */
            200: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    /** @description Entity tag of this version; send it as `If-Match` to change it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordedRecall"];
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: no such record. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-in-use`: a request with this idempotency key is still running. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `erased`: the content was erased. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `version-stale`: the record has changed since it was read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: the body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: the body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: the idempotency key belongs to another request. `invalid`: the request cannot be accepted as it stands. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-required`: the version to change must be named. */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readAccess: {
        parameters: {
            query?: never;
            header?: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
            };
            path: {
                /** @description Id of the licence. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who sees it by name. */
            200: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAccess"];
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: no such record. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `erased`: the content was erased. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    grantAccess: {
        parameters: {
            query?: never;
            header?: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
                /** @description A key of your own for this act. Sent again with the same request it gives the same answer and acts no second time. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the licence. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccessGrantContent"];
            };
        };
        responses: {
            /** @description The case is open to them. */
            201: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    /** @description Where the record is. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessGrant"];
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. `another-area`: the case is for another area to change. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: no such record. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `same-person`: two different people must do these two steps. `idempotency-key-in-use`: a request with this idempotency key is still running. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `erased`: the content was erased. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: the body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: the body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: the idempotency key belongs to another request. `invalid`: the request cannot be accepted as it stands. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endAccess: {
        parameters: {
            query?: never;
            header?: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
                /** @description A key of your own for this act. Sent again with the same request it gives the same answer and acts no second time. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the access grant. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccessGrantEnd"];
            };
        };
        responses: {
            /** @description The grant, ended. */
            200: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessGrant"];
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. `another-area`: the case is for another area to change. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: no such record. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-in-use`: a request with this idempotency key is still running. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `erased`: the content was erased. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: the body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: the body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: the idempotency key belongs to another request. `invalid`: the request cannot be accepted as it stands. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    breakGlass: {
        parameters: {
            query?: never;
            header?: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
                /** @description A key of your own for this act. Sent again with the same request it gives the same answer and acts no second time. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the licence. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BreakGlass"];
            };
        };
        responses: {
            /** @description The case is open to you until `endsAt`. */
            201: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    /** @description Where the record is. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessGrant"];
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. `person-only`: only a person may do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: no such record. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-in-use`: a request with this idempotency key is still running. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `erased`: the content was erased. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: the body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: the body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: the idempotency key belongs to another request. `invalid`: the request cannot be accepted as it stands. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAccessNotices: {
        parameters: {
            query?: {
                /** @description Most items in one answer; 50 when left out. */
                limit?: number;
                /** @description `next` of the page before. */
                cursor?: string;
            };
            header?: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What you are told of. */
            200: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessNoticePage"];
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: the request cannot be accepted as it stands. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    seeAccessNotice: {
        parameters: {
            query?: never;
            header?: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
                /** @description A key of your own for this act. Sent again with the same request it gives the same answer and acts no second time. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the access grant by which the glass was broken. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The notice, confirmed. */
            200: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessNotice"];
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: no such record. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-in-use`: a request with this idempotency key is still running. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `erased`: the content was erased. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: the body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: the body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: the idempotency key belongs to another request. `invalid`: the request cannot be accepted as it stands. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    evaluate: {
        parameters: {
            query?: {
                /** @description What to answer beside: `counterfactuals`, what would have to be otherwise for a conclusion to be another. They look at the conclusions, whichever questions were asked. */
                include?: "counterfactuals";
            };
            header?: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EvaluationRequest"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Evaluation"];
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: the body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: the body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: the request cannot be accepted as it stands. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readAuditTrail: {
        parameters: {
            query?: {
                /** @description Most items in one answer; 50 when left out. */
                limit?: number;
                /** @description `next` of the page before. */
                cursor?: string;
            };
            header?: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
            };
            path: {
                /** @description Id of the licence. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The trail. */
            200: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditTrail"];
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: no such record. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: the request cannot be accepted as it stands. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readCheckpoint: {
        parameters: {
            query?: never;
            header?: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The checkpoint. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-anchored`: no checkpoint covers the entry yet. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listLogKeys: {
        parameters: {
            query?: never;
            header?: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The keys. */
            200: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogKeys"];
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readEntries: {
        parameters: {
            query?: {
                /** @description Most items in one answer; 50 when left out. */
                limit?: number;
                /** @description `next` of the page before. */
                cursor?: string;
                /** @description Index of the first entry; 0 when left out. A cursor says it too, and goes before. */
                from?: number;
            };
            header?: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The entries. */
            200: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SequencedEntries"];
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: the request cannot be accepted as it stands. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readProof: {
        parameters: {
            query?: never;
            header?: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
            };
            path: {
                /** @description Id of the recommendation. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The proof. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: no such record. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-anchored`: no checkpoint covers the entry yet. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    requestBundle: {
        parameters: {
            query?: never;
            header?: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
                /** @description A key of your own for this act. Sent again with the same request it gives the same answer and acts no second time. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BundleRequest"];
            };
        };
        responses: {
            /** @description The bundle will be made. */
            201: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    /** @description Where the record is. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BundleStatus"];
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-in-use`: a request with this idempotency key is still running. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: the body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: the body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: the idempotency key belongs to another request. `invalid`: the request cannot be accepted as it stands. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readBundleStatus: {
        parameters: {
            query?: never;
            header?: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
            };
            path: {
                /** @description Id of the bundle. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The bundle. */
            200: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BundleStatus"];
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: no such record. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readBundle: {
        parameters: {
            query?: never;
            header?: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
                /** @description One part, such as `bytes=0-1048575`, `bytes=1048576-` or `bytes=-500`. */
                Range?: string;
                /** @description The `ETag` of the bundle; where it is another one, `Range` is ignored. */
                "If-Range"?: string;
            };
            path: {
                /** @description Id of the bundle. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The bundle. */
            200: {
                headers: {
                    /** @description Correlation id of the request, in its audit entry too. */
                    "X-Correlation-Id"?: string;
                    /** @description `bytes`: parts can be asked for. */
                    "Accept-Ranges"?: string;
                    /** @description The name of the file. */
                    "Content-Disposition"?: string;
                    /** @description Entity tag of the bundle, made from the SHA-256 of all its bytes. They never change. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.recall-audit-bundle": string;
                };
            };
            /** @description A part of it. */
            206: {
                headers: {
                    /** @description Correlation id of the request, in its audit entry too. */
                    "X-Correlation-Id"?: string;
                    /** @description `bytes`: parts can be asked for. */
                    "Accept-Ranges"?: string;
                    /** @description The name of the file. */
                    "Content-Disposition"?: string;
                    /** @description Entity tag of the bundle, made from the SHA-256 of all its bytes. They never change. */
                    ETag?: string;
                    /** @description Which bytes these are, of how many. */
                    "Content-Range"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.recall-audit-bundle": string;
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: no such record. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: it is still being made. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `gone`: it has been removed. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `range-not-satisfiable`: there are no such bytes. */
            416: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replayRecommendation: {
        parameters: {
            query?: never;
            header?: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
            };
            path: {
                /** @description Id of the recommendation. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What it showed. */
            200: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplayResult"];
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: no such record. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `erased`: the content was erased. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: the body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: the body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSimulations: {
        parameters: {
            query?: {
                /** @description Most items in one answer; 50 when left out. */
                limit?: number;
                /** @description `next` of the page before. */
                cursor?: string;
            };
            header?: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SimulationPage"];
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: the request cannot be accepted as it stands. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    requestSimulation: {
        parameters: {
            query?: never;
            header?: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
                /** @description A key of your own for this act. Sent again with the same request it gives the same answer and acts no second time. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SimulationRequest"];
            };
        };
        responses: {
            /** @description The simulation will be made. */
            201: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    /** @description Where the record is. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SimulationHeading"];
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-in-use`: a request with this idempotency key is still running. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: the body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: the body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: the idempotency key belongs to another request. `invalid`: the request cannot be accepted as it stands. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readSimulation: {
        parameters: {
            query?: never;
            header?: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
            };
            path: {
                /** @description Id of the simulation. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The simulation. */
            200: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Simulation"];
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: no such record. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    stopSimulation: {
        parameters: {
            query?: never;
            header?: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
                /** @description A key of your own for this act. Sent again with the same request it gives the same answer and acts no second time. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the simulation. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The simulation, in the state that it is in from now on. */
            200: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SimulationHeading"];
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: no such record. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-in-use`: a request with this idempotency key is still running. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: the body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: the body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: the idempotency key belongs to another request. `invalid`: the request cannot be accepted as it stands. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resumeSimulation: {
        parameters: {
            query?: never;
            header?: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
                /** @description A key of your own for this act. Sent again with the same request it gives the same answer and acts no second time. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the simulation. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The simulation, in the state that it is in from now on. */
            200: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SimulationHeading"];
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: no such record. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-in-use`: a request with this idempotency key is still running. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: the body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: the body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: the idempotency key belongs to another request. `invalid`: the request cannot be accepted as it stands. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSimulationCases: {
        parameters: {
            query: {
                /** @description Most items in one answer; 50 when left out. */
                limit?: number;
                /** @description `next` of the page before. */
                cursor?: string;
                /** @description The `transition`, as the result names it. */
                transition: string;
            };
            header?: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
            };
            path: {
                /** @description Id of the simulation. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SimulatedCasePage"];
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: no such record. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: the request cannot be accepted as it stands. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listLegalHolds: {
        parameters: {
            query?: never;
            header?: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
            };
            path: {
                /** @description Id of the licence. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The holds. */
            200: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LegalHolds"];
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: no such record. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    placeLegalHold: {
        parameters: {
            query?: never;
            header?: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
                /** @description A key of your own for this act. Sent again with the same request it gives the same answer and acts no second time. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the licence. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LegalHoldContent"];
            };
        };
        responses: {
            /** @description The hold stands. */
            201: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    /** @description Where the record is. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LegalHold"];
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: no such record. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-in-use`: a request with this idempotency key is still running. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `erased`: the content was erased. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: the body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: the body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: the idempotency key belongs to another request. `invalid`: the request cannot be accepted as it stands. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    releaseLegalHold: {
        parameters: {
            query?: never;
            header?: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
                /** @description A key of your own for this act. Sent again with the same request it gives the same answer and acts no second time. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the legal hold. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LegalHoldRelease"];
            };
        };
        responses: {
            /** @description The hold, released. */
            200: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LegalHold"];
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: no such record. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-in-use`: a request with this idempotency key is still running. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `erased`: the content was erased. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: the body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: the body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: the idempotency key belongs to another request. `invalid`: the request cannot be accepted as it stands. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    eraseCase: {
        parameters: {
            query?: never;
            header?: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
                /** @description A key of your own for this act. Sent again with the same request it gives the same answer and acts no second time. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the licence. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ErasureRequest"];
            };
        };
        responses: {
            /** @description What would go: nothing has been erased. */
            200: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErasurePreview"];
                };
            };
            /** @description The content is erased. */
            201: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    /** @description Where the record is. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Erasure"];
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: no such record. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `legal-hold`: a legal hold stands. `idempotency-key-in-use`: a request with this idempotency key is still running. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `erased`: the content was erased. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: the body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: the body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: the idempotency key belongs to another request. `invalid`: the request cannot be accepted as it stands. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    gatherSubjectAccess: {
        parameters: {
            query?: never;
            header?: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
                /** @description A key of your own for this act. Sent again with the same request it gives the same answer and acts no second time. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubjectAccessRequest"];
            };
        };
        responses: {
            /** @description It is gathered. Nothing may be handed out yet. */
            201: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    /** @description Where the record is. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubjectAccess"];
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-in-use`: a request with this idempotency key is still running. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `erased`: the content was erased. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: the body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: the body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: the idempotency key belongs to another request. `invalid`: the request cannot be accepted as it stands. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readSubjectAccess: {
        parameters: {
            query?: never;
            header?: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
            };
            path: {
                /** @description Id of the subject access request. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request. */
            200: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubjectAccess"];
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: no such record. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reviewSubjectAccess: {
        parameters: {
            query?: never;
            header?: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
                /** @description A key of your own for this act. Sent again with the same request it gives the same answer and acts no second time. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the subject access request. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubjectAccessReview"];
            };
        };
        responses: {
            /** @description The request with the decisions. */
            200: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubjectAccess"];
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: no such record. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `same-person`: two different people must do these two steps. `idempotency-key-in-use`: a request with this idempotency key is still running. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: the body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: the body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: the idempotency key belongs to another request. `invalid`: the request cannot be accepted as it stands. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    releaseSubjectAccess: {
        parameters: {
            query?: never;
            header?: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
            };
            path: {
                /** @description Id of the subject access request. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the person may have. */
            200: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubjectAccessRelease"];
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: no such record. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-reviewed`: a person has not yet decided on every item. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: the body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: the body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recordDispute: {
        parameters: {
            query?: never;
            header?: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
                /** @description A key of your own for this act. Sent again with the same request it gives the same answer and acts no second time. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the licence. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DisputeContent"];
            };
        };
        responses: {
            /** @description The dispute is recorded. */
            201: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dispute"];
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: no such record. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-in-use`: a request with this idempotency key is still running. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `erased`: the content was erased. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: the body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: the body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: the idempotency key belongs to another request. `invalid`: the request cannot be accepted as it stands. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    followEvents: {
        parameters: {
            query?: {
                /** @description `start`, the `sequence` of an event, or the `next` of an answer. */
                after?: string;
                /** @description Most events in one answer; 200 when left out. */
                limit?: number;
            };
            header?: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The events. */
            200: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FeedPage"];
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: the request cannot be accepted as it stands. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWebhooks: {
        parameters: {
            query?: {
                /** @description Most items in one answer; 50 when left out. */
                limit?: number;
                /** @description `next` of the page before. */
                cursor?: string;
            };
            header?: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The subscriptions. */
            200: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookPage"];
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: the request cannot be accepted as it stands. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    subscribeWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
                /** @description A key of your own for this act. Sent again with the same request it gives the same answer and acts no second time. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookRequest"];
            };
        };
        responses: {
            /** @description Events will be sent. */
            201: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    /** @description Where the record is. */
                    Location?: string;
                    /** @description Entity tag of this version; send it as `If-Match` to change it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookWithSecret"];
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: no such record. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-in-use`: a request with this idempotency key is still running. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: the body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: the body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: the idempotency key belongs to another request. `invalid`: the request cannot be accepted as it stands. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
            };
            path: {
                /** @description Id of the subscription. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The subscription. */
            200: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    /** @description Entity tag of this version; send it as `If-Match` to change it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookStatus"];
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: no such record. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeWebhook: {
        parameters: {
            query?: never;
            header: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
                /** @description A key of your own for this act. Sent again with the same request it gives the same answer and acts no second time. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` of the version that the change is for. */
                "If-Match": string;
            };
            path: {
                /** @description Id of the subscription. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookChange"];
            };
        };
        responses: {
            /** @description The new version. */
            200: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    /** @description Entity tag of this version; send it as `If-Match` to change it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookSubscription"];
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: no such record. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-in-use`: a request with this idempotency key is still running. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `version-stale`: the record has changed since it was read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: the body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: the body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: the idempotency key belongs to another request. `invalid`: the request cannot be accepted as it stands. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-required`: the version to change must be named. */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
            };
            path: {
                /** @description Id of the subscription. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is ended. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: no such record. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: the body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: the body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rotateWebhookSecret: {
        parameters: {
            query?: never;
            header?: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
                /** @description A key of your own for this act. Sent again with the same request it gives the same answer and acts no second time. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the subscription. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The new secret signs. */
            201: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    /** @description Where the record is. */
                    Location?: string;
                    /** @description Entity tag of this version; send it as `If-Match` to change it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookWithSecret"];
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: no such record. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-in-use`: a request with this idempotency key is still running. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: the body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: the body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: the idempotency key belongs to another request. `invalid`: the request cannot be accepted as it stands. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDeadLetters: {
        parameters: {
            query?: {
                /** @description Most items in one answer; 50 when left out. */
                limit?: number;
                /** @description `next` of the page before. */
                cursor?: string;
            };
            header?: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
            };
            path: {
                /** @description Id of the subscription. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The dead letters. */
            200: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetterPage"];
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: no such record. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: the request cannot be accepted as it stands. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replayDeadLetters: {
        parameters: {
            query?: never;
            header?: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
                /** @description A key of your own for this act. Sent again with the same request it gives the same answer and acts no second time. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the subscription. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookReplayRequest"];
            };
        };
        responses: {
            /** @description They will be sent. */
            200: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookReplay"];
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: no such record. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-in-use`: a request with this idempotency key is still running. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: the body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: the body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: the idempotency key belongs to another request. `invalid`: the request cannot be accepted as it stands. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recordMonitoring: {
        parameters: {
            query?: never;
            header?: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
                /** @description A key of your own for this act. Sent again with the same request it gives the same answer and acts no second time. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MonitoringRequest"];
            };
        };
        responses: {
            /** @description It is recorded. */
            201: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordedMonitoring"];
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. `another-area`: the case is for another area to change. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-in-use`: a request with this idempotency key is still running. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `erased`: the content was erased. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: the body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: the body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: the idempotency key belongs to another request. `invalid`: the request cannot be accepted as it stands. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `monitoring-not-configured`: this installation keeps no monitoring data. */
            501: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readFairnessFigures: {
        parameters: {
            query: {
                /** @description The quarter in which the considerations were decided or, those not decided, opened, such as `2026-Q3`. */
                quarter: string;
                /** @description What the groups are made of. */
                by: "sex" | "ethnicity";
            };
            header?: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The figures. In the form that `Accept` asks for, as JSON where it does not say. In CSV, `[c]` stands for a figure that is not shown. */
            200: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FairnessFigures"];
                    "text/csv": string;
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: the answer is not offered in the form that was asked for. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `monitoring-not-configured`: this installation keeps no monitoring data. */
            501: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readRuleBook: {
        parameters: {
            query: {
                /** @description The day whose rules to read. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD. */
                on: string;
            };
            header?: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rules in force. */
            200: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleBook"];
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: the request cannot be accepted as it stands. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRuleBookVersions: {
        parameters: {
            query?: never;
            header?: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The versions. */
            200: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleBookVersions"];
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readRuleBookDifferences: {
        parameters: {
            query?: {
                /** @description The earlier day. What begins on it is not told. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD. */
                from?: string;
                /** @description The later day. What begins on it is told. A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD. */
                to?: string;
                /** @description The version to compare with. */
                fromVersion?: string;
                /** @description The version to compare. */
                toVersion?: string;
            };
            header?: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The differences. */
            200: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleBookDifferences"];
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: the request cannot be accepted as it stands. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readRule: {
        parameters: {
            query?: never;
            header?: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
            };
            path: {
                /** @description Id of the rule, as in an answer. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rule. */
            200: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rule"];
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: no such record. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readRecallReasons: {
        parameters: {
            query: {
                /** @description The quarter, such as `2024-Q2`. */
                quarter: string;
                /** @description The last quarter, at most 7 after the first. Every quarter is answered by itself; none are added up. */
                untilQuarter?: string;
                /** @description Also by group, of one kind at a time. */
                by?: "sentence-group" | "region" | "sex" | "ethnicity";
            };
            header?: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The figures. In the form that `Accept` asks for, as JSON where it does not say. In CSV, `[c]` stands for a figure that is not shown. */
            200: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecallReasonFigures"];
                    "text/csv": string;
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: the answer is not offered in the form that was asked for. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: the request cannot be accepted as it stands. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `monitoring-not-configured`: this installation keeps no monitoring data. */
            501: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readDecisionFigures: {
        parameters: {
            query: {
                /** @description The quarter, such as `2024-Q2`. */
                quarter: string;
                /** @description The last quarter, at most 7 after the first. Every quarter is answered by itself; none are added up. */
                untilQuarter?: string;
            };
            header?: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The figures. In the form that `Accept` asks for, as JSON where it does not say. In CSV, `[c]` stands for a figure that is not shown. */
            200: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecisionFigures"];
                    "text/csv": string;
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: the answer is not offered in the form that was asked for. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: the request cannot be accepted as it stands. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readAgreementFigures: {
        parameters: {
            query: {
                /** @description The quarter, such as `2024-Q2`. */
                quarter: string;
                /** @description The last quarter, at most 7 after the first. Every quarter is answered by itself; none are added up. */
                untilQuarter?: string;
            };
            header?: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The figures. In the form that `Accept` asks for, as JSON where it does not say. In CSV, `[c]` stands for a figure that is not shown. */
            200: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgreementFigures"];
                    "text/csv": string;
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: the answer is not offered in the form that was asked for. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: the request cannot be accepted as it stands. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listLikeCases: {
        parameters: {
            query: {
                /** @description Most items in one answer; 50 when left out. */
                limit?: number;
                /** @description `next` of the page before. */
                cursor?: string;
                /** @description The quarter, such as `2024-Q2`. */
                quarter: string;
            };
            header?: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them. */
            200: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LikeCasesPage"];
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: the request cannot be accepted as it stands. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    traceFigure: {
        parameters: {
            query: {
                /** @description Most items in one answer; 50 when left out. */
                limit?: number;
                /** @description `next` of the page before. */
                cursor?: string;
                /** @description The quarter, such as `2024-Q2`. */
                quarter: string;
                /** @description What is counted. */
                figure: "revoked" | "recalls" | "recalls-without-confirmed-reasons" | "recalls-cancelled-since" | "recall-reason" | "recall-conduct" | "recall-offending-stage" | "recall-issued" | "considerations" | "outcome" | "response" | "recall-type" | "urgency" | "clock" | "expired" | "no-response" | "missing-fact" | "measure-not-available" | "rules-and-decision" | "departure-reason" | "conduct" | "offending-stage" | "like-cases";
                /** @description What the code belongs to, where a figure has several. */
                of?: string;
                /** @description The code that is counted. */
                code?: string;
                /** @description What the group is one of. */
                by?: "sentence-group" | "region";
                /** @description The group. */
                group?: string;
                /** @description The delivery unit in the region that is the group. */
                deliveryUnit?: string;
            };
            header?: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the cases. */
            200: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TracedCasesPage"];
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: the request cannot be accepted as it stands. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listVocabularies: {
        parameters: {
            query?: never;
            header?: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The names. */
            200: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Vocabularies"];
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readLicenceConditions: {
        parameters: {
            query?: never;
            header?: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The catalogue. */
            200: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LicenceConditions"];
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readVocabulary: {
        parameters: {
            query?: never;
            header?: {
                /** @description One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody. */
                "X-Correlation-Id"?: string;
            };
            path: {
                /** @description Name of the vocabulary. */
                vocabulary: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The values. */
            200: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Vocabulary"];
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: the caller is not known. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: the caller may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: no such record. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. `outcome-unknown`: it is not known whether it was recorded. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The service can work. */
            200: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description Something it depends on cannot be reached. */
            503: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
        };
    };
    readLiveness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The process answers. */
            200: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Liveness"];
                };
            };
        };
    };
    readReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The service can work. */
            200: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description Something it depends on cannot be reached. */
            503: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
        };
    };
    readInfo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is running. */
            200: {
                headers: {
                    /** @description Correlation id of the request, in its audit entries too. */
                    "X-Correlation-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Info"];
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The measurements. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readProblemPage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The code of the problem. */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/markdown": string;
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: no such record. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readSecurityText: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whom to tell, and until when that holds. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: no such record. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readDocument: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The document. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description `malformed-request`: the request is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: more requests than one caller may send. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: the service failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: the service cannot work at present. `overloaded`: the service has more to do than it can. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
