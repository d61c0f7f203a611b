package io.perennial.access;

/** Something a member can do; what changes accounts is limited by scope, the rest is all or nothing. */
public enum Action {
    /** Read customers, their scores and everything on their page. */
    SEE_ACCOUNTS,
    /** Write on a customer: pulse, owner, fields, touchpoints. */
    CHANGE_ACCOUNTS,
    /** Take lists out as CSV. */
    EXPORT_ACCOUNTS,
    /** Read sources, freshness, arriving events and rejects. */
    SEE_DATA,
    /** Upload, plan, run and cancel imports; retry rejects. */
    IMPORT_DATA,
    /** Create and revoke API keys, set a source's clock. */
    MANAGE_SOURCES,
    /** Read scorecards, the signal catalogue and the validation. */
    SEE_RULES,
    /** Save scorecards, weights and the tracking plan. */
    CHANGE_RULES,
    /** Invite, change and deactivate members. */
    MANAGE_MEMBERS,
    /** Read the audit log. */
    READ_AUDIT,
    /** Export and erase what is kept about a person. */
    HANDLE_PERSONAL_DATA
}
