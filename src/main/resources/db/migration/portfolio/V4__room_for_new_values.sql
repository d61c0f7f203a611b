-- These rows are written with every score: the new one finds room beside the old one and no index changes.
alter table portfolio.detail set (fillfactor = 70);
