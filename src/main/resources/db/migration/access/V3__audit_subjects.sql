-- What people changed by hand was kept as a bare number; from now on its kind stands before it, as everywhere else.
update access.audit_entry
   set subject = case
       when action like 'account.%' or action like 'team.%' then 'account ' || subject
       when action like 'contact.%' then 'contact ' || subject
       when action like 'contract.%' then 'contract ' || subject
       else 'user ' || subject
     end
 where subject ~ '^[0-9]+$'
   and (action ~ '^(account|team|contact|contract)\.' or action = 'user.exclude');
