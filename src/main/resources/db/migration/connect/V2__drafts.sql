-- how a person corrected what uploaded files mean, until they are imported
alter table connect.upload add column mapping text not null default '';
