package city.open.ground.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.CipherInputStream;
import javax.crypto.CipherOutputStream;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.IvParameterSpec;

/**
 * Holds a file that has to be seen whole before it may be kept. It lies on the disk under a key that only this process knows and forgets at
 * the end, so that neither memory grows with the file nor anything of it lies open.
 */
final class Spool implements AutoCloseable {
    private final FileChannel file;
    private final SecretKey key;
    private final OutputStream out;
    private long size;

    Spool() throws IOException {
        var path = Files.createTempFile("open-", ".sealed");
        this.file = FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        try {
            var keys = KeyGenerator.getInstance("AES");
            keys.init(256);
            this.key = keys.generateKey();
            this.out = new CipherOutputStream(Channels.newOutputStream(file), cipher(Cipher.ENCRYPT_MODE));
        } catch (GeneralSecurityException impossible) {
            file.close();
            throw new IllegalStateException(impossible);
        }
    }

    /** Counted from nought: the key is used for this one file. */
    private Cipher cipher(int mode) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/CTR/NoPadding");
        cipher.init(mode, key, new IvParameterSpec(new byte[16]));
        return cipher;
    }

    void write(byte[] from, int length) throws IOException {
        out.write(from, 0, length);
        size += length;
    }

    long size() {
        return size;
    }

    /** All of it again, once it has been written. */
    InputStream read() throws IOException {
        out.flush();
        file.position(0);
        try {
            return new CipherInputStream(new Kept(Channels.newInputStream(file)), cipher(Cipher.DECRYPT_MODE));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Whoever has read it once leaves it open for the next. */
    private static final class Kept extends FilterInputStream {
        Kept(InputStream in) {
            super(in);
        }

        @Override
        public void close() {}
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
